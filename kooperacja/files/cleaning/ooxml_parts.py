"""The parts of Word and Excel documents: which stay, which go, which are too much.

A part is known by the last word of the type of the relationship that leads to it
(ECMA-376-1, 9.2). The lists name what office programs write every day; what no list
names goes if nothing refers to it, and is refused if something does.
"""

from .word_lists import words_of

#: What a document needs to look as it did.
KEPT = words_of(
    "officeDocument styles stylesWithEffects theme settings webSettings fontTable "
    "numbering footnotes endnotes header footer comments image hyperlink worksheet "
    "chartsheet sharedStrings calcChain table drawing vmlDrawing chart chartColorStyle "
    "chartStyle chartEx chartUserShapes themeOverride diagramData diagramLayout "
    "diagramQuickStyle diagramColors diagramDrawing sheetMetadata "
    "chartColors"
)
#: Who made it, when, on which machine, for which printer; copies of all that.
GONE = words_of(
    "core-properties extended-properties custom-properties thumbnail glossaryDocument "
    "person people commentsExtended commentsIds commentsExtensible threadedComment "
    "customXml customXmlProps customProperty printerSettings keyMapCustomizations "
    "attachedTemplate font package classificationlabels origin signature recipientData "
    "revisionHeaders usernames documenttasks slicer slicerCache timeline timelineCache "
    "featurePropertyBag"
)
#: What makes a document something else than a document, with the reason.
REFUSED = {
    "vbaProject": "macros",
    "wordVbaData": "macros",
    "attachedToolbars": "macros",
    "xlMacrosheet": "macros",
    "xlIntlMacrosheet": "macros",
    "dialogsheet": "macros",
    "control": "macros",
    "ctrlProp": "macros",
    "activeXControlBinary": "macros",
    "oleObject": "embedded",
    "aFChunk": "embedded",
    "subDocument": "outside",
    "frame": "outside",
    "externalLink": "outside",
    "externalLinkPath": "outside",
    "connections": "outside",
    "queryTable": "outside",
    "xmlMaps": "outside",
    "mailMergeSource": "outside",
    "mailMergeHeaderSource": "outside",
    "transform": "outside",
    "pivotTable": "pivot",
    "pivotCacheDefinition": "pivot",
    "pivotCacheRecords": "pivot",
    "video": "film",
    "audio": "film",
    "media": "film",
}
#: Main parts, by the content type the package states.
MAIN = {
    "docx": "application/vnd.openxmlformats-officedocument."
    "wordprocessingml.document.main+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument."
    "spreadsheetml.sheet.main+xml",
}
#: Elements that only say who and when, or on which machine.
GOSSIP = words_of(
    "rsids docVars absPath fileSharing fileVersion docId documentId revisionPtr "
    "mailMerge"
)
#: Attributes that do.
GOSSIP_ATTRIBUTES = words_of(
    "rsidR rsidRPr rsidRDefault rsidP rsidDel rsidSect rsidTr lastEdited codeName "
    "dateUtc userId"
)
#: Authors of changes and remarks; the attribute is needed, so it is emptied.
AUTHORS = frozenset({"author", "initials"})
#: Fields of Word that run or fetch something.
ACTIVE_FIELDS = words_of(
    "DDE DDEAUTO INCLUDETEXT INCLUDEPICTURE INCLUDE IMPORT LINK DATABASE MACROBUTTON "
    "EMBED RD"
)
