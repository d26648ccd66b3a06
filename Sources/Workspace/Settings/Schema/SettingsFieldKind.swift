/// What a field may hold. Each case is checked in one place, and described in one: ``SettingsFieldKind/limit``.
indirect enum SettingsFieldKind: Sendable {
    /// True or false.
    case flag
    /// A whole number.
    case number(ClosedRange<Int>)
    /// A whole number by which elements are ordered; left out, it is the element's index.
    case place(ClosedRange<Int>)
    /// One line that people read.
    case line(lengthMax: Int, mayBeEmpty: Bool = false)
    /// Lines that people read.
    case body(lengthMax: Int, mayBeEmpty: Bool = true)
    /// A lower-case word, as ids of ours and of CRMs are.
    case word
    /// A vendor's internal id or name: any text without unseen characters and without spaces at its ends.
    case identifier
    /// One of these words.
    case choice([String])
    /// A mail domain; brought into canonical form.
    case domain
    /// An address that begins with `https://` or `http://`.
    case webAddress
    /// `HH:MM`.
    case timeOfDay
    /// What is looked for in meeting titles; spaces at its ends count.
    case pattern
    /// A text with placeholders of a scope.
    case template(lengthMax: Int, PlaceholderScope, isBody: Bool, mayBeEmpty: Bool = false)
    /// Elements.
    case list(SettingsFieldKind, countMax: Int, SettingsListOrder)
    /// Fields.
    case record([SettingsField])
}
