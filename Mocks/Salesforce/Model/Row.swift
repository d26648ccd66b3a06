import MockKit

/// One record: its values by field name, as the object's definition spells the name. Every field has a value, `null`
/// included; ids have 18 characters.
typealias Row = [String: JSON]
