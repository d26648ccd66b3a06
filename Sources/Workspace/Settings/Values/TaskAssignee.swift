/// Who is given a task.
public enum TaskAssignee: String, Hashable, Sendable, Codable, CaseIterable {
    /// The owner of the record that the task is about.
    case recordOwner
    /// The host of the meeting.
    case meetingHost
    /// Whoever the task was promised by, where that can be told; else the host.
    case speaker
    /// The CRM user in `assigneeUser`.
    case named
}
