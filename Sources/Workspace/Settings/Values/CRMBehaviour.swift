/// How the workspace acts in a CRM.
public struct CRMBehaviour: Hashable, Sendable, Codable {
    /// Whether attendees who aren't in the CRM become contacts.
    public var createsMissingContacts: Bool
    /// Whether the companies of such contacts are made too.
    public var createsMissingCompanies: Bool
    /// What happens to values that are there already.
    public var overwrite: OverwritePolicy
    /// What happens when a deal has moved on.
    public var stageChanges: StageChangePolicy
    /// Whether notes are filed.
    public var filesNotes: Bool
    /// How notes are laid out.
    public var noteFormat: NoteFormat
    /// Characters after which a note is cut.
    public var noteLengthMax: Int
    /// Whether meetings are logged as activities.
    public var logsMeetings: Bool
    /// Whether calls are.
    public var logsCalls: Bool
    /// Whether emails that were sent from drafts are.
    public var logsEmails: Bool
    /// Whether deals that are won or lost are left alone.
    public var skipsClosedDeals: Bool

    /// Describes the behaviour; without arguments, the careful one.
    public init(
        createsMissingContacts: Bool = false, createsMissingCompanies: Bool = false,
        overwrite: OverwritePolicy = .fillEmpty, stageChanges: StageChangePolicy = .suggest, filesNotes: Bool = true,
        noteFormat: NoteFormat = .rich, noteLengthMax: Int = 10_000, logsMeetings: Bool = true,
        logsCalls: Bool = false, logsEmails: Bool = false, skipsClosedDeals: Bool = true
    ) {
        self.createsMissingContacts = createsMissingContacts
        self.createsMissingCompanies = createsMissingCompanies
        self.overwrite = overwrite
        self.stageChanges = stageChanges
        self.filesNotes = filesNotes
        self.noteFormat = noteFormat
        self.noteLengthMax = noteLengthMax
        self.logsMeetings = logsMeetings
        self.logsCalls = logsCalls
        self.logsEmails = logsEmails
        self.skipsClosedDeals = skipsClosedDeals
    }
}
