/// Why a mock server did not start.
public enum MockServerError: Error, CustomStringConvertible, Sendable {
    /// The host to listen on is no loopback address.
    case hostNotLoopback(String)
    /// The address could not be listened on.
    case notListening(host: String, port: Int, reason: String)
    /// The journal file could not be opened for writing.
    case journalNotWritable(path: String)

    /// What is wrong, and what to do.
    public var description: String {
        switch self {
        case .hostNotLoopback(let host):
            "host \"\(host)\" is not on the loopback: mocks hold demo keys and control endpoints, so they listen on "
                + "127.0.0.1, ::1 or localhost only"
        case .notListening(let host, let port, let reason):
            "cannot listen on \(host):\(port) (\(reason)): choose another port, or 0 for a free one"
        case .journalNotWritable(let path):
            "cannot write the journal to \(path): name a file in a folder that exists and that you may write to"
        }
    }
}
