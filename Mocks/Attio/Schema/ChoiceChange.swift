import MockKit

/// The body that makes or changes an option or a status.
struct ChoiceChange {
    let title: String?
    let isArchived: Bool?
    let isCelebrated: Bool?
    /// A duration or `null`; `nil` where it was not sent.
    let targetTime: JSON?

    init(_ request: MockRequest, isNew: Bool, isStatus: Bool) throws {
        var body = try BodyReader(request)
        title = isNew || body.has("title") ? body.string("title") : nil
        if body.has("title"), title?.isEmpty == true {
            body.note(.other(["data", "title"], "String must contain at least 1 character(s)"))
        }
        isArchived = !isNew && body.has("is_archived") ? body.bool("is_archived") : nil
        isCelebrated = isStatus && body.has("celebration_enabled") ? body.bool("celebration_enabled") : nil
        targetTime = isStatus ? body.members["target_time_in_status"] : nil
        if let targetTime, !targetTime.isNull, !Self.isDuration(targetTime.string) {
            body.note(.other(["data", "target_time_in_status"], "Must be an ISO-8601 duration"))
        }
        // Attio's description does not close these bodies: what is unknown is not read.
        try body.finish(knowing: body.members.names)
    }

    func apply(to status: inout Status) {
        status.title = title ?? status.title
        status.isArchived = isArchived ?? status.isArchived
        status.isCelebrated = isCelebrated ?? status.isCelebrated
        if let targetTime { status.targetTime = targetTime.string }
    }

    private static func isDuration(_ text: String?) -> Bool {
        text?.wholeMatch(of: /P(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(\d+H)?(\d+M)?(\d+S)?)?/) != nil
    }
}
