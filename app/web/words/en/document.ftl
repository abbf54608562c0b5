### A document and what is claimed from it.

## The document

document-eyebrow = Document
document-claims = What it is claimed to say
document-no-claims = No claim is recorded from this document.
document-text = Its words
document-text-kept = The full text is kept for holders of a key; what is quoted of it stands above.
document-text-quotes = The full text is not kept here; the quotes above are all there is of it.
document-text-none = Neither the full text is kept here nor any quote of it.
