import ConnectorKit
import Foundation

@testable import CurlTransport

/// The plain origin of a server on loopback.
func plainOrigin(_ port: Int, host: String = "127.0.0.1") -> Origin {
    Origin(parsing: "http://\(host):\(port)") ?? Origin(https: "unreadable.invalid")
}

/// A request to an origin.
func request(
    _ origin: Origin?, _ method: HTTPMethod = .get, _ path: String = "/", body: HTTPBody? = nil,
    isIdempotent: Bool? = nil, needsFreshConnection: Bool = false,
    responseBytesMax: Int = HTTPRequest.responseBytesMaxDefault, headers: HTTPHeaders = [:]
) -> HTTPRequest {
    HTTPRequest(
        operation: "test.things.try", method: method, origin: origin, path: path, headers: headers, body: body,
        isIdempotent: isIdempotent, needsFreshConnection: needsFreshConnection, responseBytesMax: responseBytesMax)
}

/// A transport that may talk to these plain origins, with what else a test sets.
func transport(
    to origins: Set<Origin>, _ change: (inout CurlTransportConfiguration) -> Void = { _ in }
) throws -> CurlTransport {
    var configuration = CurlTransportConfiguration()
    configuration.allowedPlainOrigins = origins
    change(&configuration)
    return try CurlTransport(configuration)
}

/// The error that an operation throws; fails the test when it throws none.
func failure(_ operation: () async throws -> HTTPResponse) async throws -> ConnectorError {
    let response: HTTPResponse
    do { response = try await operation() } catch let error as ConnectorError { return error }
    throw TestFailure("answered \(response.status), \(response.body.count) bytes, where a failure was due")
}

/// Waits until something that another thread does has happened; fails the test after ten seconds.
func waitUntil(_ what: String, _ hasHappened: () -> Bool) async throws {
    let end = ContinuousClock.now + .seconds(10)
    while !hasHappened() {
        guard ContinuousClock.now < end else { throw TestFailure("never happened: \(what)") }
        await Task.yield()
    }
}

/// A new folder for one test.
func temporaryFolder() throws -> String {
    var path = Array((FileManager.default.temporaryDirectory.path + "/curl-transport-XXXXXX").utf8CString)
    guard mkdtemp(&path) != nil else { throw TestFailure("no temporary folder: errno \(errno)") }
    return String(decoding: path.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

/// Removes a test's folder, and all in it.
func removeFolder(_ path: String) {
    try? FileManager.default.removeItem(atPath: path)
}

extension CurlOutcome {
    /// The failure, where it is one.
    var failure: CurlFailure? {
        if case .failed(let failure) = self { failure } else { nil }
    }
}
