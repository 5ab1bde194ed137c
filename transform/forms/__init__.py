"""The official forms, as data. Adding a label variant, a local relative or a form is a change of a YAML file here."""

from transform.forms.loader import InvalidFormError, form_by_id, load_forms
from transform.forms.model import (
    Column,
    Competence,
    Domain,
    Form,
    FormTable,
    HeaderField,
    Identity,
    Row,
    ZeroAgreement,
)

__all__ = [
    "Column",
    "Competence",
    "Domain",
    "Form",
    "FormTable",
    "HeaderField",
    "Identity",
    "InvalidFormError",
    "Row",
    "ZeroAgreement",
    "form_by_id",
    "load_forms",
]
