"""Which of a mailbox's folders is this?

Mail programs name the same few folders in the user's language, and each keeps them in its own manner:
`.Sent` and `.INBOX.Sent` (Maildir++), `Sent` and `INBOX/Sent` (mbsync), `INBOX.Sent` and `[Gmail].Sent Mail` (OfflineIMAP).
"""

import base64
import re
import unicodedata
from collections.abc import Mapping

from followup.domain.model import Folder

NAMES: Mapping[Folder, str] = {
    Folder.SENT: """
        sent | sent items | sent mail | sent messages | sent-mail | outbox-sent | gesendet | gesendete elemente |
        gesendete objekte | gesendete nachrichten | envoyés | messages envoyés | éléments envoyés | courrier envoyé |
        objets envoyés | enviados | enviadas | elementos enviados | mensajes enviados | correo enviado | enviado |
        e-mails enviados | e-mail enviado | itens enviados | mensagens enviadas | posta inviata | inviata | inviati |
        messaggi inviati | verzonden | verzonden items | verzonden berichten | verstuurd | skickat | skickade |
        skickat mail | skickade objekt | skickade meddelanden | sendt | sendte elementer | sendt post | sendte |
        sendt e-post | sendt mail | lähetetyt | lähetetyt viestit | wysłane | elementy wysłane | odeslané |
        odeslaná pošta | gönderilmiş | gönderilmiş postalar | gönderilen | gönderilmiş öğeler | отправленные |
        送信済み | 送信済みメール | 送信済みアイテム | 已发送 | 已发送邮件 | 已傳送 | 寄件備份 | 보낸편지함 | 보낸 편지함 | 보낸메일함
        """,
    Folder.DRAFTS: """
        drafts | draft | entwürfe | entwurf | brouillons | brouillon | borradores | borrador | rascunhos | rascunho |
        bozze | bozza | concepten | concept | utkast | kladder | kladde | udkast | luonnokset | szkice | kopie robocze |
        wersje robocze | koncepty | rozepsané | taslaklar | taslak | черновики | 下書き | 草稿 | 草稿箱 | 草稿匣 | 임시보관함 | 임시 보관함
        """,
    Folder.TRASH: """
        trash | bin | deleted | deleted items | deleted messages | papierkorb | gelöscht | gelöschte elemente |
        gelöschte objekte | gelöschte nachrichten | corbeille | éléments supprimés | messages supprimés | papelera |
        eliminados | elementos eliminados | mensajes eliminados | papelera de reciclaje | lixeira | lixo | reciclagem |
        itens excluídos | itens eliminados | itens apagados | cestino | posta eliminata | eliminata | messaggi eliminati |
        prullenbak | prullenmand | verwijderd | verwijderde items | papperskorg | papperskorgen | borttaget |
        borttagna objekt | papirkurv | papirkurven | slettet | slettede elementer | slettet post | søppel | søppelkasse |
        roskakori | poistetut | kosz | elementy usunięte | koš | odstraněná pošta | çöp | çöp kutusu | çöp kovası |
        silinmiş öğeler | корзина | ゴミ箱 | 削除済みアイテム | 已删除 | 已删除邮件 | 垃圾桶 | 刪除的郵件 | 휴지통 | 지운 편지함
        """,
    Folder.SPAM: """
        spam | junk | junk e-mail | junk email | junk mail | bulk mail | spamverdacht | unerwünscht |
        junk-e-mail | courrier indésirable | indésirables | pourriel | correo no deseado | no deseado | lixo eletrónico |
        lixo eletrônico | posta indesiderata | indesiderata | ongewenst | ongewenste e-mail | ongewenste reclame |
        ongewenst e-mail | skräppost | skräp | uønsket | uønsket e-post | uønsket mail | søppelpost | roskaposti |
        wiadomości-śmieci | niechciane | nevyžádaná pošta | gereksiz | önemsiz | önemsiz e-posta | istenmeyen | спам |
        迷惑メール | 垃圾邮件 | 垃圾郵件 | 스팸 | 스팸메일함 | 스팸 메일함 | 정크 메일
        """,
    Folder.INBOX: "inbox",
}

_ROLES = {name.strip(): role for role, names in NAMES.items() for name in names.split("|")}
_ENCODED = re.compile(r"&([^-&]*)-")


def role_of(relative: str, chosen: Mapping[Folder, str]) -> Folder:
    """What the folder at that path below the mailbox is; `chosen` are the user's own names for some of them.

    The mailbox itself is the inbox; what has no name we know is where the user files mail away.
    """
    for role, wish in chosen.items():
        if is_called(relative, wish):
            return role
    name = readable(relative).lstrip(".")
    role = _ROLES.get(leaf_of(name).casefold(), Folder.ARCHIVE) if name else Folder.INBOX
    # `Jobs/Inbox` is a place that the user made.
    return Folder.ARCHIVE if role is Folder.INBOX and leaf_of(name) != name else role


def is_called(relative: str, wish: str) -> bool:
    """Whether the user's `wish` names the folder: by its path on disk, its readable path, or its last part."""
    name = readable(relative).lstrip(".")
    wish = readable(wish.strip("/")).lstrip(".")
    return wish.casefold() in (name.casefold(), leaf_of(name).casefold())


def readable(relative: str) -> str:
    """The folder's name without IMAP's modified UTF-7: `Entw&APw-rfe` is `Entwürfe`."""
    return unicodedata.normalize("NFC", _ENCODED.sub(_decoded, relative))


def leaf_of(name: str) -> str:
    """The last part of a name whose parts stand apart by `/` or `.`."""
    return re.split(r"[/.]", name)[-1]


def beside(relative: str, name: str) -> str:
    """The path of a folder `name` in the same place and manner as the one at `relative`."""
    return relative[: len(relative) - len(leaf_of(relative))] + name


def _decoded(match: re.Match[str]) -> str:
    if not match[1]:
        return "&"
    data = match[1].replace(",", "/")
    try:
        return base64.b64decode(data + "=" * (-len(data) % 4), validate=True).decode("utf-16-be")
    except ValueError:
        return match[0]
