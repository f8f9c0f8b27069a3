import pytest

from followup.connectors.html import text_of


def test_paragraphs_and_breaks_are_lines() -> None:
    html = "<p>Dear Alex,</p><p>we met\n   on&nbsp;Monday.<br>It was good.<br><br>Really.</p><div>Best</div><div>Hana</div>"

    assert text_of(html) == "Dear Alex,\n\nwe met on Monday.\nIt was good.\n\nReally.\n\nBest\nHana"


def test_inline_elements_do_not_break_words() -> None:
    assert text_of("un<b>fortu</b>nately<span>,</span> <i>no</i>") == "unfortunately, no"


def test_a_list_has_a_mark_for_each_item() -> None:
    assert text_of("<ul><li>one<li></li><li>two</ul>three") == "* one\n* two\n\nthree"


def test_the_cells_of_a_row_stand_in_one_line() -> None:
    html = "<table><tr><td>When:</td><td>Monday</td></tr><tr><td>Where:</td><td>Room 7</td></tr></table>"

    assert text_of(html) == "When: Monday\nWhere: Room 7"


def test_columns_of_a_layout_do_not_tear_sentences_apart() -> None:
    column = "<td><p>We are glad</p><p>to meet you.</p></td>"

    text = text_of(f"<table><tr>{column}{column.replace('glad', 'sad')}</tr></table>")

    assert text.split("\n\n") == ["We are glad", "to meet you.", "We are sad", "to meet you."]


@pytest.mark.parametrize(
    "hidden",
    [
        "<title>{}</title>",
        "<style>{}</style>",
        "<script>{}</script>",
        "<!-- {} -->",
        "<!--[if mso]><p>{}</p><![endif]-->",
        '<div style="display: none">{}</div>',
        '<span style="DISPLAY:NONE !important; font-size:1px">{}</span>',
        '<div style="display:none"><p>a<b>{}</b></p></div>',
        '<div style="max-height:0; overflow:hidden">{}</div>',
        '<div style="visibility: hidden">{}</div>',
        '<span style="opacity:0">{}</span>',
        '<span style="mso-hide:all">{}</span>',
        "<p hidden>{}</p>",
        '<style>/* for programs */ .pre, p.x {{ color: red; display : none }}</style><p class="a pre">{}</p>',
        '<style>#teaser {{ display: none }}</style><p id="teaser">{}</p>',
    ],
)
def test_what_is_not_displayed_is_not_read(hidden: str) -> None:
    assert text_of(f"<p>Dear Alex,</p>{hidden.format('you got the job')}<p>Hana</p>") == "Dear Alex,\n\nHana"


@pytest.mark.parametrize(
    "shown",
    [
        '<div style="opacity:0.9; line-height:0; max-height:0.5em">{}</div>',
        '<td style="font-size:0px"><div style="font-size:14px">{}</div></td>',
        '<style>@media (max-width: 9px) {{ .wide {{ display: none }} }}</style><p class="wide">{}</p>',
        "<![if !mso]><p>{}</p><![endif]>",
        "<noscript>{}</noscript>",
    ],
)
def test_what_is_displayed_is_read(shown: str) -> None:
    assert text_of(shown.format("you got the job")) == "you got the job"


@pytest.mark.parametrize(
    "quote",
    [
        "<blockquote>{}</blockquote>",
        '<blockquote type="cite" style="border:none">{}</blockquote>',
        '<blockquote style="border:none;border-left:solid #ccc 1pt">{}</blockquote>',
        '<div class="gmail_quote"><blockquote class="gmail_quote">{}</blockquote></div>',
        '<div class="gmail_quote gmail_quote_container">{}</div>',
        '<div class="x_yahoo_quoted">{}</div>',
        '<span class="protonmail_quote">{}</span>',
    ],
)
def test_quoted_mail_is_marked_as_in_plain_text(quote: str) -> None:
    html = f"Thanks!{quote.format('We regret<br>to say no.')}Alex"

    assert [line for line in text_of(html).split("\n") if line] == ["Thanks!", "> We regret", "> to say no.", "Alex"]


def test_a_quote_in_a_quote_has_two_marks() -> None:
    assert text_of("<blockquote>a<blockquote>b</blockquote></blockquote>") == "> a\n\n> > b"


def test_the_line_above_a_quote_and_answers_between_its_lines_are_not_quoted() -> None:
    html = (
        '<div class="gmail_quote"><div class="gmail_attr">On Monday Hana wrote:</div>'
        "<blockquote>first</blockquote>yes<blockquote>second</blockquote>no</div>"
    )

    assert text_of(html).split("\n\n") == ["On Monday Hana wrote:", "> first", "yes", "> second", "no"]


def test_an_indented_paragraph_is_no_quote() -> None:
    html = '<blockquote style="margin: 0 0 0 40px; border: none; padding: 0px">We regret to say no.</blockquote>'

    assert text_of(html) == "We regret to say no."


def test_preformatted_text_keeps_its_lines() -> None:
    assert text_of("<pre>a\n  b\n\nc</pre>") == "a\nb\n\nc"
    assert text_of('<div style="white-space: pre-wrap">a\nb</div>') == "a\nb"


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("", ""),
        (" \n", ""),
        ("<!-- -->", ""),
        ("no tags & no < trouble", "no tags & no < trouble"),
        ("a\0b<p>\ud800c", "ab\n\n?c"),
        ('<?xml version="1.0" encoding="utf-16"?><p>Grüße', "Grüße"),
        ('<meta charset="koi8-r"><p>Grüße', "Grüße"),
        ("<p>one</b></i></p></div>two<table><tr>three", "one\n\ntwo"),
        ("&#0;&#xD800;&bogus;x", "x"),
    ],
)
def test_malformed_html_is_read_as_far_as_possible(html: str, text: str) -> None:
    assert text in text_of(html).replace("\N{REPLACEMENT CHARACTER}", "")


@pytest.mark.parametrize("depth", [200, 1_000, 5_000, 100_000])
@pytest.mark.parametrize("tag", ["div", "b", "table><tr><td", "blockquote", 'div class="gmail_quote"'])
def test_no_depth_costs_the_words_inside_or_behind(depth: int, tag: str) -> None:
    text = text_of(f"before{f'<{tag}>' * depth}inside</div>after")

    assert text.startswith("before")
    assert "inside" in text
    assert text.endswith("after")


@pytest.mark.timeout(60)
@pytest.mark.parametrize(
    "piece",
    [
        "<b>x</b>",
        "<",
        "&",
        "<!--",
        "<p>",
        "</p>",
        "<table>",
        "<tr><td>a<td>b",
        "<b><i><p>",
        "<p a=1 b=2>",
        "<style>{}/*",
        "<i hidden></i>x",
        "<br>",
        "<pre>\n",
        "<li>",
        "<select><option>",
        "\0",
        "<svg>",
    ],
)
def test_a_heap_of_malformed_html_is_read_in_time(piece: str) -> None:
    assert isinstance(text_of(piece * (500_000 // len(piece))), str)


@pytest.mark.timeout(60)
def test_a_tag_with_countless_attributes_is_read_in_time() -> None:
    attributes = " ".join(f"a{number}=1" for number in range(200_000))

    assert text_of(f"<p {attributes}>x</p>") == "x"
