/// What a user is told before a meeting.
public struct ContextNotifications: Hashable, Sendable, Codable {
    /// Whether there are any.
    public var isEnabled: Bool
    /// Where they are shown.
    public var channels: [NotificationChannel]
    /// Minutes before the meeting.
    public var minutesBefore: Int
    /// Whether internal meetings have them too.
    public var includesInternalMeetings: Bool
    /// Whether open deals are listed.
    public var includesOpenDeals: Bool
    /// Whether notes of earlier meetings are summed up.
    public var includesPastNotes: Bool
    /// When there are none.
    public var quietHours: QuietHours?

    /// Describes notifications.
    public init(
        isEnabled: Bool = true, channels: [NotificationChannel] = [.workspace], minutesBefore: Int = 15,
        includesInternalMeetings: Bool = false, includesOpenDeals: Bool = true, includesPastNotes: Bool = true,
        quietHours: QuietHours? = nil
    ) {
        self.isEnabled = isEnabled
        self.channels = channels
        self.minutesBefore = minutesBefore
        self.includesInternalMeetings = includesInternalMeetings
        self.includesOpenDeals = includesOpenDeals
        self.includesPastNotes = includesPastNotes
        self.quietHours = quietHours
    }
}
