// Tests name record modes.
@_exported public import NablaCompare
