"""Reading a PDF back: what stands on each page, as somebody would copy it."""

from pypdfium2 import PdfDocument


def page_texts(content: bytes) -> list[str]:
    """The words of every page, line by line; a hyphen at the end of a line is one."""
    document = PdfDocument(content)
    try:
        texts = [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()
    return [text.replace("\ufffe", "-").replace("\r\n", "\n") for text in texts]
