/// What is done with a meeting because of its title.
public enum MeetingTitleAction: String, Hashable, Sendable, Codable, CaseIterable {
    /// Notes are written as for any meeting.
    case process
    /// Nothing is written at all.
    case skip
    /// Notes are written, nothing goes to a CRM.
    case `internal`
    /// Notes are written as for any meeting of the given type.
    case assign
}
