/// A fault that a test asks a mock to show.
///
/// Faults that send an answer mark it with a header `X-Mock-Fault: NAME`; all of them stand in the journal by name.
public enum Fault: Sendable, Equatable {
    /// Answers as always, this much later in real time.
    case latency(Duration)
    /// Does nothing and answers with a status; `retryAfter` is in seconds.
    case status(Int, retryAfter: Int? = nil, body: FaultBody = .vendor)
    /// Does nothing and resets the connection before the first byte of an answer.
    case resetBeforeAnswer
    /// Does the work, sends the head and some bytes of the body, then resets the connection.
    case resetMidway(afterBytes: Int = 16)
    /// Does the work, promises the whole body, sends some bytes of it and closes the connection in good order.
    case truncated(keepingBytes: Int = 16)
    /// Does nothing and answers with an HTML page, as a proxy in between would.
    case html(status: Int = 200)
    /// Does the work, and answers with every top-level member of another JSON type.
    case wrongType
    /// Does the work, and sends the body some bytes at a time.
    case slowDrip(bytes: Int = 8, every: Duration = .milliseconds(100))
    /// Does the work, and adds blanks to the JSON until the body has this many bytes.
    case huge(bytes: Int = 64 * 1024 * 1024)
    /// Answers with JSON that is nested this deep.
    case deeplyNested(levels: Int = 100_000)
    /// Answers each page of a list with cursors that go round in a circle of this length.
    case repeatedCursor(length: Int = 1)
    /// Does the work, and resets the connection before the first byte of the answer: the sender can't know.
    case lostAnswer

    /// Resets the connection before the first byte; the short word for ``resetBeforeAnswer``.
    public static var drop: Fault { .resetBeforeAnswer }
    /// Answers so late that every reasonable client has given up: one hour.
    public static var stall: Fault { .latency(.seconds(3600)) }

    /// The name that headers and the journal show.
    public var name: String {
        switch self {
        case .latency: "latency"
        case .status(let code, _, _): "status_\(code)"
        case .resetBeforeAnswer: "reset_before_answer"
        case .resetMidway: "reset_midway"
        case .truncated: "truncated"
        case .html: "html"
        case .wrongType: "wrong_type"
        case .slowDrip: "slow_drip"
        case .huge: "huge"
        case .deeplyNested: "deeply_nested"
        case .repeatedCursor: "repeated_cursor"
        case .lostAnswer: "lost_answer"
        }
    }

    /// Whether the operation is carried out although the answer is spoilt.
    public var doesTheWork: Bool {
        switch self {
        case .status, .resetBeforeAnswer, .html, .deeplyNested: false
        default: true
        }
    }
}
