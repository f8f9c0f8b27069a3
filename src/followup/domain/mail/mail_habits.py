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
