import Foundation
import MockKit

/// Whom a request about records acts as, and what its headers ask for.
struct RecordContext: Sendable {
    let userID: String
    /// The version in the path, such as `v66.0`.
    let version: String
    /// Whether assignment rules may give the record to somebody else: `Sforce-Auto-Assign`, true unless switched off.
    let autoAssigns: Bool
    /// Whether a duplicate rule that lets itself be overruled is: `Sforce-Duplicate-Rule-Header: allowSave=true`.
    let savesDuplicates: Bool
    private let unmodifiedSince: Date?
    private let modifiedSince: Date?
    private let match: String?
    private let noneMatch: String?

    init(_ call: MockCall, userID: String) {
        self.userID = userID
        version = call["version"]
        let header = call.request.header
        autoAssigns = header("Sforce-Auto-Assign")?.lowercased() != "false"
        savesDuplicates = SforceOptions(header("Sforce-Duplicate-Rule-Header")).isTrue("allowSave")
        unmodifiedSince = header("If-Unmodified-Since").flatMap(HTTPDate.instant)
        modifiedSince = header("If-Modified-Since").flatMap(HTTPDate.instant)
        match = header("If-Match")
        noneMatch = header("If-None-Match")
    }

    /// Where a record is read, such as `/services/data/v66.0/sobjects/Account/001…`.
    func path(of id: String, object: String) -> String {
        "/services/data/\(version)/sobjects/\(object)/\(id)"
    }

    /// - Throws: 412 for a record that changed after the instant, or (accounts only) has another tag than the header
    ///   says.
    func checkPreconditions(_ row: Row, of object: String) throws {
        let isTagged = object == "Account"
        if let unmodifiedSince, let changed = Self.changed(row), changed > unmodifiedSince {
            throw SalesforceFailure(verbatim: .empty(412))
        }
        if isTagged, let match, match != "*", !Self.contains(Self.tag(of: row), in: match) {
            throw SalesforceFailure(verbatim: .empty(412))
        }
    }

    /// Whether the reader has this state of a record already.
    func isCurrent(_ row: Row, of object: String) -> Bool {
        if object == "Account", let noneMatch { return Self.contains(Self.tag(of: row), in: noneMatch) }
        guard let modifiedSince, let changed = Self.changed(row) else { return false }
        return changed <= modifiedSince
    }

    static func changed(_ row: Row) -> Date? {
        row["LastModifiedDate"]?.string.flatMap { SalesforceTime.date($0) }
    }

    /// The tag of an account's state.
    static func tag(of row: Row) -> String {
        let seconds = Int(changed(row)?.timeIntervalSince1970 ?? 0)
        return "\"\(String(seconds, radix: 36))\""
    }

    private static func contains(_ tag: String, in header: String) -> Bool {
        header == "*" || header.split(separator: ",").contains { $0.trimmingCharacters(in: .whitespaces) == tag }
    }
}
