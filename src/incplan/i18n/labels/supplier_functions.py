"""What suppliers are usually used for; a plan may name other functions, shown as written."""

from typing import Final

from incplan.i18n.catalogue import N_

SUPPLIER_FUNCTIONS: Final = {
    "use.backup": N_("backup"),
    "use.data": N_("data line"),
    "use.email": N_("e-mail"),
    "use.erp": N_("ERP"),
    "use.generator": N_("generator"),
    "use.hosting": N_("hosting"),
    "use.internet": N_("internet"),
    "use.managed-it": N_("managed IT"),
    "use.mobile": N_("mobile telephony"),
    "use.payments": N_("payments"),
    "use.power": N_("electricity"),
    "use.reefer": N_("refrigerated trailers"),
    "use.refrigeration": N_("refrigeration"),
    "use.security": N_("IT security"),
    "use.telephony": N_("telephony"),
    "use.transport": N_("transport"),
    "use.webshop": N_("web shop"),
    "use.wms": N_("WMS"),
}
