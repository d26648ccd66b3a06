import Foundation

/// Why a body is no JSON.
public struct JSONSyntaxError: Error, CustomStringConvertible {
    /// What is wrong, in words.
    public let reason: String

    init(reason: String) {
        self.reason = reason
    }

    init(_ error: any Error) {
        guard case DecodingError.dataCorrupted(let context) = error else {
            self.init(reason: String(describing: error))
            return
        }
        let detail = (context.underlyingError as NSError?)?.userInfo[NSDebugDescriptionErrorKey] as? String
        self.init(reason: detail ?? context.debugDescription)
    }

    /// One line that says what is wrong.
    public var description: String { "not JSON: \(reason)" }
}
