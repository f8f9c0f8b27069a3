"""How do mail programs, in any language, mark what the sender did not write?

These belong to the programs rather than to a language we judge: a Polish quotation can stand below an English letter.
"""


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.strip().splitlines())


def _listed(text: str) -> frozenset[str]:
    return frozenset(part.strip() for part in text.replace("\n", "|").split("|") if part.strip())


WROTE = _lines(
    """
    wrote
    schrieb
    a écrit
    escribió
    escreveu
    ha scritto
    schreef
    napisał
    skrev
    yazdı
    şunları yazdı
    kirjoitti
    napsal
    a scris
    írta
    пишет
    написал
    έγραψε
    のメール
    書きました
    さんは
    写道
    寫道
    작성
    님이
    """
)
"""The verb of a line that introduces a quotation, wherever in it that language puts it."""

FROM_FIELDS = _listed(
    """
    from | von | de | da | van | från | fra | od | kimden | lähettäjä | expéditeur | remitente | mittente | afzender
    差出人 | 送信者 | 发件人 | 寄件者 | 보낸 사람 | betreff | subject | objet | asunto | assunto | oggetto | onderwerp
    ämne | emne | temat | konu | 件名 | 主题 | 主旨 | 제목
    """
)
"""The field a quoted message's head begins with. Thunderbird begins with the subject."""

HEADER_FIELDS = FROM_FIELDS | _listed(
    """
    sent | to | cc | date | gesendet | an | datum | envoyé | à | enviado | para | fecha | data | inviato | a | verzonden
    aan | skickat | till | sendt | til | dato | wysłano | do | gönderilen | gönderildi | kime | tarih | cópia
    送信日時 | 日時 | 宛先 | 发送时间 | 收件人 | 日期 | 寄件日期 | 收件者 | 날짜 | 받는 사람 | 보낸 날짜
    """
)

DIVIDER_WORDS = _listed(
    """
    original message | ursprüngliche nachricht | originalnachricht | message d'origine | message original
    mensaje original | mensagem original | messaggio originale | oorspronkelijk bericht | ursprungligt meddelande
    oprindelig meddelelse | opprinnelig melding | wiadomość oryginalna | orijinal mesaj | 元のメッセージ | 原始邮件 | 原始郵件
    원본 메시지 | forwarded message | begin forwarded message | weitergeleitete nachricht
    anfang der weitergeleiteten nachricht | message transféré | début du message transféré | début du message réexpédié
    mensaje reenviado | inicio del mensaje reenviado | mensagem encaminhada | mensagem reencaminhada
    início da mensagem encaminhada | messaggio inoltrato | inizio messaggio inoltrato | doorgestuurd bericht
    begin doorgestuurd bericht | vidarebefordrat meddelande | videresendt meddelelse | videresendt melding
    przekazana wiadomość | iletilen ileti | iletilmiş mesaj | 転送されたメッセージ | 转发的邮件 | 轉寄的郵件 | 전달된 메시지
    original-nachricht | forwarded mail | reply message | ursprüngliche mail
    """
)

AUTOMATIC_NOTICES = _lines(
    """
    this e-mail and any attachment
    this email and any attachment
    this e-mail and any file
    this email and any file
    this message and any attachment
    this e-mail (including
    this email (including
    this message is intended only
    this email is intended only
    this e-mail is intended only
    this message (including
    this communication is confidential
    the information contained in this
    the information in this e
    the contents of this e
    confidentiality notice
    confidentiality:
    disclaimer
    legal notice
    legal disclaimer
    if you are not the intended recipient
    if you have received this
    if you received this
    if you no longer wish to receive
    if you do not wish to receive
    to unsubscribe
    you are receiving this
    you received this
    you're receiving this
    you can unsubscribe
    unsubscribe
    sent from my
    get outlook for
    sent via
    please consider the environment
    think before you print
    diese e-mail kann vertraulich
    diese e-mail enthält vertraul
    diese e-mail und
    diese nachricht enthält vertraul
    diese nachricht kann vertraul
    diese nachricht ist vertraul
    diese mail enthält vertraul
    der inhalt dieser e-mail
    der inhalt dieser nachricht
    wenn sie nicht der richtige adressat
    sollten sie nicht der
    falls sie nicht der
    vertraulichkeitshinweis
    haftungsausschluss
    rechtlicher hinweis
    bitte denken sie an die umwelt
    denken sie an die umwelt
    bitte prüfen sie, ob diese mail
    von meinem iphone gesendet
    von meinem ipad gesendet
    gesendet von
    um sich abzumelden
    wenn sie keine weiteren
    newsletter abbestellen
    ce message et
    ce courriel et
    ce message est confidentiel
    cet e-mail
    avis de confidentialité
    envoyé de mon
    envoyé depuis
    si vous ne souhaitez plus recevoir
    se désabonner
    pour vous désabonner
    este mensaje y
    este correo
    aviso legal
    aviso de confidencialidad
    enviado desde mi
    si no desea recibir
    darse de baja
    esta mensagem e
    esta mensagem pode
    este e-mail
    aviso de confidencialidade
    enviado do meu
    questo messaggio e
    questa e-mail
    le informazioni contenute
    inviato da
    avviso di riservatezza
    deze e-mail
    dit bericht is
    de informatie in dit
    verstuurd vanaf mijn
    verzonden vanaf mijn
    afmelden
    skickat från min
    sendt fra min
    wysłano z
    iphone'umdan gönderildi
    iphoneから送信
    发自我的
    從我的
    나의 iphone에서
    """
)
"""How a paragraph begins, in lower case, that a mail system rather than a person puts below a message."""

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
