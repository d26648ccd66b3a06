/// Something that admins ask about a person (VER-8). The raw value is stable: stored, exported, used on the command line.
public enum DoctorSymptom: String, Hashable, Sendable, Codable, CaseIterable {
    /// The person isn't in the organization.
    case personMissing = "person_missing"
    /// The person has no dashboard.
    case dashboardMissing = "dashboard_missing"
    /// The invite never arrived.
    case inviteNeverArrived = "invite_never_arrived"
    /// No CRM keys were copied.
    case noKeysCopied = "no_keys_copied"
    /// The CRM looks empty.
    case crmLooksEmpty = "crm_looks_empty"
    /// Synced, but writeback fails.
    case writebackFails = "writeback_fails"
    /// Settings were synced, but there are no drafts.
    case noDrafts = "no_drafts"
    /// Templates changed unexpectedly.
    case templatesChanged = "templates_changed"
    /// The wrong admin was the source.
    case wrongSource = "wrong_source"
    /// The person moved teams after set-up.
    case movedTeams = "moved_teams"
    /// A setting of the person's own was lost.
    case localSettingLost = "local_setting_lost"
    /// The person can't see a meeting.
    case cannotSeeMeeting = "cannot_see_meeting"
    /// The person can't see a report.
    case cannotSeeReport = "cannot_see_report"
    /// The notetaker isn't connected.
    case notetakerNotConnected = "notetaker_not_connected"
    /// The calendar isn't connected.
    case calendarNotConnected = "calendar_not_connected"
    /// The person can't be removed.
    case removalBlocked = "removal_blocked"
    /// There is no team to move the person to.
    case noDestinationTeam = "no_destination_team"

    /// The question that an admin asks.
    public var question: String {
        switch self {
        case .personMissing: "Are they missing from the organization?"
        case .dashboardMissing: "Do they have no dashboard?"
        case .inviteNeverArrived: "Did their invite never arrive?"
        case .noKeysCopied: "Were no CRM keys copied to them?"
        case .crmLooksEmpty: "Does their CRM look empty?"
        case .writebackFails: "Are they synced, and does writeback fail?"
        case .noDrafts: "Are their settings synced, and are there no drafts?"
        case .templatesChanged: "Did their templates change unexpectedly?"
        case .wrongSource: "Was the wrong admin the source of their settings?"
        case .movedTeams: "Did they move teams after they were set up?"
        case .localSettingLost: "Was a setting of their own lost?"
        case .cannotSeeMeeting: "Can't they see a meeting?"
        case .cannotSeeReport: "Can't they see a report?"
        case .notetakerNotConnected: "Is their notetaker not connected?"
        case .calendarNotConnected: "Is their calendar not connected?"
        case .removalBlocked: "Is removing them blocked?"
        case .noDestinationTeam: "Is there no team to move them to?"
        }
    }

    /// Whether the gateway knows nothing of it: another grants it (ACC-8), or the person connects it (ACC-9).
    public var isOutside: Bool {
        switch self {
        case .cannotSeeMeeting, .cannotSeeReport, .notetakerNotConnected, .calendarNotConnected: true
        default: false
        }
    }
}
