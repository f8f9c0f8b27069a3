"""Which words stand beside the names of employers and roles, and are none of them?

Of every language we judge, together: a German house signs an English letter, too.
"""


def _listed(text: str) -> frozenset[str]:
    return frozenset(part.strip() for part in text.replace("\n", "|").split("|") if part.strip())


DEPARTMENTS = _listed(
    """
    front | reception | empfang | info | enquiries | recruiting | recruitment | recruiter | recruiters | hiring | talent | acquisition | careers | career | jobs | job | hr | people
    team | the | your | human | resources | staffing | notifications | notification | no-reply | noreply | no | reply | via | from
    department | applications | application | candidate | candidates | experience | operations | ops | updates
    support | personal | personalabteilung | bewerbung | bewerbungen | karriere | bewerbermanagement | recruitingteam
    bewerberservice | ihr | dein | das | der | die | recrutement | recrutamiento | recrutement | carrières | équipe | rh
    desk | global | talents | empleo | selección | reclutamiento | recursos | humanos | equipo | recrutamento | vagas | carreiras | risorse | umane
    selezione | lavora | vacatures | werving | personeel | rekrutacja | kariera | rekrytering | rekruttering | jobb | karriär
    scheduling | verwaltung | terminservice | editorial | vacancies | personalbüro | kadry
    ufficio | dział | rekrutacji | gente | gestão | ressources | humaines | capital | humano | bolsa | protocollo | direction | personnel
    rrhh | karriereportal | bewerberportal | stellenportal | jobportal | bewerbungssystem | bewerbungscenter | stellenservice | personalservice | resourcing | onboarding | appointments | admin
    ik | i̇k | insan | i̇nsan | kaynakları | kariyer | talento | recluta | reclutamos | selección | selezione | seleção | vacantes | portal
    notificaciones | alertas | avisos | notifiche | notificações | benachrichtigungen | meldingen | powiadomienia | bildirim | 採用 | 採用担当 | 人事 | 人事部 | 招聘 | 人力资源 | 人力資源 | 채용 | 채용팀 | 인사팀
    """
)
"""What an employer's display name adds to its name."""

VAGUE = _listed(
    """
    service | services | center | centre | board | office | student | students | civil | nursing | medical | group | central | main | committee
    | panel | regional | local | state | university | campus | büro | zentrale | abteilung
    """
)
"""What is left of a department's display name that names no employer: "Recruiting Center", "People Services"."""

FOR_STUDENTS = _listed("University | Campus | Graduate | Early")
HIRES_STUDENTS = _listed(
    "recruiting | recruitment | recruiter | talent | hiring | relations | careers | programs | programmes"
)
"""What a department that looks for students is called: "Brightfold University Recruiting" is no university."""

BEFORE_A_NAME = _listed(
    """
    greetings | hello | dear | regards | grüße | grüsse | gruß | groet | saludos | saluti | cordialement | direktion | leitung | geschäftsleitung
    | geschäftsführung | sekretariat | personalleitung | personalreferentin | personalreferent | bewerbungsportal | bewerberportal
    | stellenportal | karriereportal | office | portal | secretary | headteacher | principal | owner | president | board | management
    | direction | secrétariat | gérance | dirección | secretaría | gerencia | direzione | segreteria | titolare | direção | secretaria
    | vorsitzender | vorsitzende | geschäftsführer | geschäftsführerin | inhaber | inhaberin | direktor | direktorin | rektor | rektorin
    | ihr | ihre | deine | dein | director | directora | directeur | directrice | direttore | direttrice | presidente | président | présidente
    | gerência | directie | secretariaat | administratie | styrelsen | ledningen | ledelsen | kontoret | dyrekcja | sekretariat
    """
)
"""What stands before an employer's name in a greeting, a signature or a display name, and is none of it."""

ARRANGES_FOR_OTHERS = _listed(
    """
    secretary | pa | hr | recruiter | recruitment | recruiting | talent | personnel | receptionist | sekretariat | sekretärin | sekretär
    | assistenz | personal | personalabteilung | personalwesen | personalbüro | personalreferentin | personalreferent | personalsachbearbeiterin
    | personalsachbearbeiter | personaldienste | bewerbermanagement | recruiterin | secrétariat | secrétaire | rh | drh | secretaría | secretaria
    | rrhh | selección | segreteria | segretaria | personeelszaken | secretariaat | kadry | kadr | sekretærin | rekruttering | rekrytering
    """
)
"""Whoever signs as this invites to talks with others, unless they say that they will be there."""

SIGN_OFFS = _listed(
    """
    regards | best regards | kind regards | kindest regards | warm regards | warmest regards | with warm regards | with kind regards
    with best regards | many regards | sincerely | yours sincerely | sincerely yours | yours truly | yours faithfully | best | all the best
    best wishes | warmly | cheers | thanks | thank you | many thanks | take care | cordially | respectfully | with gratitude
    thanks again | all best | very best | warm wishes | with appreciation | speak soon | looking forward
    mit freundlichen grüßen | mit freundlichen grüssen | freundliche grüße | freundliche grüsse | viele grüße | viele grüsse | liebe grüße
    liebe grüsse | beste grüße | beste grüsse | herzliche grüße | herzliche grüsse | mit besten grüßen | mit herzlichen grüßen | mfg | lg | vg
    schöne grüße | sonnige grüße | mit freundlichem gruß | freundlicher gruß
    cordialement | bien cordialement | bien à vous | sincères salutations | salutations distinguées | très cordialement
    un saludo | saludos | saludos cordiales | atentamente | un cordial saludo | cordialmente | atenciosamente | cumprimentos
    com os melhores cumprimentos | abraços | um abraço | cordiali saluti | distinti saluti | saluti | un cordiale saluto
    met vriendelijke groet | met vriendelijke groeten | vriendelijke groeten | groeten | hartelijke groet | mvg
    pozdrawiam | z poważaniem | z wyrazami szacunku | serdecznie pozdrawiam | med vänliga hälsningar | vänliga hälsningar | hälsningar
    mvh | med venlig hilsen | venlig hilsen | de bedste hilsner | med vennlig hilsen | vennlig hilsen | hilsen
    saygılarımla | saygılarımızla | iyi çalışmalar | よろしくお願いいたします。 | 此致 | 顺颂商祺 | 감사합니다 | 감사합니다. | 敬具
    """
)
"""The line above a signature, in lower case."""

JOINS_A_NAME = _listed(
    "of | and | the | de | du | des | del | della | di | do | da | dos | das | la | le | et | y | e | für | und | von | der | den | van | zum | zur"
    "| for | & | in"
)
"""Small words inside a company's name."""

ENDS_A_ROLE = _listed(
    """
    your | my | at | with | within | here | bei | am | im | in | from | position | role | opening | job | vacancy | internship | team | has | is | was
    are | to | on | the | our | und | and | von | vom | zu | zum | an | we | you | i | this | that | which | for | chez | dans | en
    applications | application | candidates | vacancies | posts | jobs
    interview | interviews | gespräch | vorstellungsgespräch | entretien | entrevista | colloquio | gesprek | intervju | samtale | rozmowa
    em | na | no | presso | bij | hos | ved | w | pozisyonu | pozisyonuna | pozisyonumuz | kadrosu | ilanı | ilanımıza
    """
)
"""Small words that no name of a role contains."""

BEGINS_NO_ROLE = _listed(
    """
    update | aggiornamento | ricerca | selezione | candidatura | offerta | posizione | bewerbung | stelle | candidature | offre | poste
    interview | invite | invitation | outcome | result | status | feedback | your | uitnodiging | gesprek | uitslag | convocazione | colloquio
    esito | convocation | entretien | invitación | entrevista | resultado | einladung | gespräch | vorstellungsgespräch | rückmeldung | indkaldelse
    zusage | zweitgespräch | erstgespräch | einstellung | uw | anstellung | position | samtale | innkalling | intervju | kallelse | zaproszenie | rozmowa | nabór | jouw | din | ihre | deine | votre | tu | su | plaza | angående
    oferta | vacante | puesto | vaga | sollicitatie | vacature | rekrutacja | oferta | ansökan | ansøgning | søknad | başvuru
    """
)
"""What a part of a subject may begin with before the name of a role."""

NO_EMPLOYER = _listed(
    """
    ihr | ihre | ihren | ihrem | ihrer | dein | deine | deinen | deiner | votre | vos | wir | thank | thanks | vielen | merci | gracias
    us | our | the | your | you | this | that | me | we | uns | sie | ihnen | dir | dich | euch | nous | vous | nosotros | noi | ons | oss
    monday | tuesday | wednesday | thursday | friday | saturday | sunday | montag | dienstag | mittwoch | donnerstag | freitag
    january | february | march | april | may | june | july | august | september | october | november | december
    edt | est | cdt | cst | mdt | mst | pdt | pst | gmt | utc | cet | cest | bst | ist | aest | tätigkeit | mitarbeit | anstellung | beschäftigung | position | stelle | vakanz | auswahlkommission | kommission | jury | panel | committee | commission | comisión | commissione | comissão | commissie
    """
)
"""What may stand where an employer's name stands, and is none."""

KINDS_OF_HOUSE = _listed(
    """
    trust | company | firm | organisation | organization | university | hospital | school | college | council | bank | group | foundation
    institute | club | museum | ministry | department | agency | charity | society | library | theatre | theater | authority | association
    unternehmen | firma | betrieb | haus | verein | stiftung | stadt | gemeinde | klinik | krankenhaus | universität | hochschule | institut
    behörde | ministerium | kanzlei | praxis | schule | entreprise | société | université | hôpital | fondation | mairie | école | musée
    empresa | universidad | universidade | fundación | fundação | ayuntamiento | câmara | azienda | società | università | ospedale
    fondazione | comune | bedrijf | universiteit | ziekenhuis | stichting | gemeente | stift
    """
)
"""What people call their own house without its name: "other vacancies with the Trust"."""

PARTICLES = _listed("de | d | du | des | da | do | dos | del | di | della | ds")

ARTICLES = _listed(
    "la | le | les | l | el | los | las | lo | il | i | gli | os | as | um | uma | un | une | notre | nos | votre | vos | nuestra | nuestro | su | nossa | nosso | nostra | nostro | cette | este | esta | questa"
)
"""What follows the particle where it no longer belongs to the role: `Técnico de la empresa`, `Ingénieur de notre équipe`."""

LEADS_THEM = _listed("leader | lead | manager | member | assistant | coordinator | coach | supervisor")
"""Whom a team, or a job, has: they go on with the name of the role."""

BEFORE_THE_NOUN = _listed("the | a | an | our | this | your | de | het | een | en | et | ett")

OF_PLACES = _listed(
    "location | office | remote | hybrid | onsite | based | region | branch | area | plant | standort | raum"
)
"""What a place ends with in a subject: "Stores Executive - Chakan Location"."""
