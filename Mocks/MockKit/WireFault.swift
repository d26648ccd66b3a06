/// What ``FaultTap`` does to the bytes of an answer. It travels to the tap in a header that never leaves the process.
enum WireFault: Sendable, Equatable {
    /// The connection is reset; before the head, or after so many bytes of the body.
    case reset(afterBytes: Int?)
    /// The connection is closed in good order after so many bytes of the body.
    case truncate(bytes: Int)
    /// The body goes out in pieces, with pauses in milliseconds.
    case drip(bytes: Int, milliseconds: Int)

    static let headerName = "x-mock-wire"

    var headerValue: String {
        switch self {
        case .reset(nil): "reset"
        case .reset(let bytes?): "reset:\(bytes)"
        case .truncate(let bytes): "truncate:\(bytes)"
        case .drip(let bytes, let milliseconds): "drip:\(bytes):\(milliseconds)"
        }
    }

    init?(headerValue: String) {
        let parts = headerValue.split(separator: ":")
        let numbers = parts.dropFirst().compactMap { Int($0) }
        switch (parts.first, numbers.count) {
        case ("reset", 0): self = .reset(afterBytes: nil)
        case ("reset", 1): self = .reset(afterBytes: numbers[0])
        case ("truncate", 1): self = .truncate(bytes: numbers[0])
        case ("drip", 2): self = .drip(bytes: max(1, numbers[0]), milliseconds: numbers[1])
        default: return nil
        }
    }
}
