/// The category `taskSettings`: whether tasks are made from meetings, and how.
public struct TaskSettings: Hashable, Sendable, Codable {
    /// Whether tasks are made at all; not on a new dashboard (PROV-3).
    public var isEnabled: Bool
    /// Whether a person approves each task before it goes to the CRM.
    public var needsReview: Bool
    /// Days until a task is due.
    public var dueDays: Int
    /// Whether those days leave out Saturdays and Sundays.
    public var countsBusinessDays: Bool
    /// Who is given the task.
    public var assignee: TaskAssignee
    /// The CRM user, where the assignee is `named`.
    public var assigneeUser: String?
    /// How urgent it is.
    public var priority: TaskPriority
    /// The most tasks of one meeting.
    public var perMeetingMax: Int
    /// The types of meetings that make tasks; empty means all.
    public var meetingTypes: [String]
    /// Whether internal meetings make tasks too.
    public var includesInternalMeetings: Bool
    /// How titles are made.
    public var titleTemplate: String
    /// How descriptions are made.
    public var bodyTemplate: String
    /// How many days before a task is due it is remembered.
    public var reminderDaysBefore: [Int]

    /// Describes the making of tasks; without arguments none are made.
    public init(
        isEnabled: Bool = false, needsReview: Bool = true, dueDays: Int = 3, countsBusinessDays: Bool = true,
        assignee: TaskAssignee = .recordOwner, assigneeUser: String? = nil, priority: TaskPriority = .normal,
        perMeetingMax: Int = 5, meetingTypes: [String] = [], includesInternalMeetings: Bool = false,
        titleTemplate: String = "{{task.summary}}", bodyTemplate: String = "", reminderDaysBefore: [Int] = []
    ) {
        self.isEnabled = isEnabled
        self.needsReview = needsReview
        self.dueDays = dueDays
        self.countsBusinessDays = countsBusinessDays
        self.assignee = assignee
        self.assigneeUser = assigneeUser
        self.priority = priority
        self.perMeetingMax = perMeetingMax
        self.meetingTypes = meetingTypes
        self.includesInternalMeetings = includesInternalMeetings
        self.titleTemplate = titleTemplate
        self.bodyTemplate = bodyTemplate
        self.reminderDaysBefore = reminderDaysBefore
    }
}
