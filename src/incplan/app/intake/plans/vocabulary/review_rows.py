"""Which row of the post-incident review a label of the template means."""

import re
from typing import Final

from incplan.app.intake.plans.vocabulary.wording import bare_words

_ROWS: Final[tuple[tuple[str, str], ...]] = (
    (r"^(?:numero|nummer|incidentnummer|n)\b.*(?:incident|registre|register)|register number|incident number", "pir.admin.number"),
    (r"^(?:date|datum|tijdstip).*(?:detection|detectie|vaststelling|ontdekking)", "pir.admin.detected_at"),
    (r"^(?:date|datum|tijdstip).*(?:resolution|oplossing|herstel)", "pir.admin.resolved_at"),
    (r"^(?:type|soort|aard)\b.*incident", "pir.admin.type"),
    (r"^(?:gravite|ernst|severity)\b|^niveau$", "pir.admin.severity"),
    (r"clients (?:ont ils|touches)|klanten.*(?:getroffen|geraakt|hinder)|customers (?:been )?affected", "pir.admin.customers_affected"),
    (r"^(?:gestionnaire|beheerder|verantwoordelijke|responsable).*incident|^incident ?manager", "pir.admin.manager"),
    (r"^(?:description|beschrijving|omschrijving)\b.*incident", "pir.admin.description"),
    (r"comment et par qui|hoe en door wie|how and by whom", "pir.detection.how"),
    (r"detecte rapidement|snel (?:gedetecteerd|ontdekt|opgemerkt)|detected quickly", "pir.detection.fast"),
    (r"procedures de notification|procedures voor (?:de )?melding|notification procedures", "pir.detection.procedure"),
    (r"(?:procedures|outils|hulpmiddelen|tools).*(?:plus tot|vroeger|earlier)", "pir.detection.tools"),
    (r"evalue correctement|correct (?:geevalueerd|beoordeeld|ingeschat)|assessed correctly", "pir.evaluation.correct"),
    (r"information appropriee|(?:juiste|nodige) informatie|appropriate information", "pir.evaluation.information"),
    (r"\bbcp\b.*(?:active|geactiveerd|activated)", "pir.evaluation.bcp"),
    (r"autres mesures|andere maatregelen|other measures", "pir.evaluation.measures"),
    (r"quelles ressources|welke middelen|which resources", "pir.evaluation.resources"),
    (r"souple|flexibel|soepel|flexible", "pir.evaluation.flexible"),
    (r"temps opportun|maatregelen tijdig|timely", "pir.evaluation.timely"),
    (r"communication interne|intern gecommuniceerd|interne communicatie|internal communication", "pir.communication.internal"),
    (r"communication externe|extern gecommuniceerd|externe communicatie|external communication", "pir.communication.external"),
    (r"quels medias|welke media|which media", "pir.communication.media"),
    (r"premiere communication|eerste communicatie|first communication", "pir.communication.first"),
    (r"personnes concernees|betrokken personen|betrokkenen|people concerned", "pir.communication.people"),
    (r"communications utiles|nuttige communicatie|useful", "pir.communication.useful"),
    (r"inefficaces|ondoeltreffend|ineffective", "pir.communication.ineffective"),
    (r"sous jacent a t il ete|onderliggende? probleem (?:gevonden|gedetecteerd)|underlying problem (?:been )?(?:found|detected)", "pir.root_cause.underlying_found"),
    (r"probleme sous jacent|onderliggend probleem|underlying problem", "pir.root_cause.underlying"),
    (r"cause de l incident|oorzaak.*(?:gevonden|achterhaald|vastgesteld|incident)|cause of the incident", "pir.root_cause.found"),
    (r"incidents lies|gelijkaardige|verwante incidenten|related incidents", "pir.root_cause.related"),
    (r"peut on apprendre|kan men leren|can be learned", "pir.prevention.learned"),
    (r"repetition d incidents|herhaling|recurrence", "pir.prevention.measures"),
    (r"temps reel|werkelijke hersteltijd|actual recovery", "pir.adequacy.actual_time"),
    (r"contrats|contracten|contracts", "pir.adequacy.contracts"),
    (r"management.*(?:pleinement|volledig (?:en )?(?:gereageerd )?(?:conform|volgens|overeenkomstig)|fully)", "pir.management.full"),
    (r"management.*(?:mais n a pas suivi|maar .*niet|but did not)", "pir.management.partial"),
    (r"management.*(?:n a pas repondu|heeft niet|niet gereageerd|did not respond)", "pir.management.none"),
    (r"partiellement prepare|gedeeltelijk voorbereid|partly prepared", "pir.readiness.2"),
    (r"entierement prepare|volledig voorbereid|fully prepared", "pir.readiness.3"),
    (r"non prepare|niet voorbereid|not prepared", "pir.readiness.1"),
    (r"pourraient etre ajustes|aangepast (?:kunnen )?worden|bijgestuurd|could be adjusted", "pir.improvements.items"),
    (r"dommages interets ont ete|(?:ingediend|ingesteld) (?:bij|tegen) derden|filed against", "pir.damages.filed"),
    (r"demandes de dommages|vorderingen tot schadevergoeding|claims? (?:for damages|received)", "pir.damages.received"),
)  # fmt: skip


def row_of(label: str) -> str:
    """The key of the row that a label means, "" for another text."""
    words = bare_words(label)
    return next((key for pattern, key in _ROWS if re.search(pattern, words)), "")
