import Foundation

/// What a worker process is told, in a JSON file.
struct WorkerSettings: Codable, Sendable {
    /// The database file.
    var database: String
    /// The root key file.
    var rootKey: String
    /// The CRM whose keys it uses.
    var crm: String
    /// What its connector calls the refresh of a token.
    var refreshOperation: String
    /// Where the CRM's mock listens.
    var crmOrigin: String
    /// The mock's OAuth app.
    var clientID: String
    /// Its secret; it opens nothing but the mock.
    var clientSecret: String
    /// The organization.
    var organization: String
    /// Who acts, and whose key is used.
    var user: String
    /// The team to sync.
    var team: String?
    /// How far the worker's clock is ahead of the host's, in seconds.
    var aheadSeconds = 0
    /// Where a token request stops for ever, so that the process can be killed there.
    var stop: StopPoint?
    /// Whether each transaction and each request is reported when it begins and when it ends.
    var reportsMoments = false
    /// Whether each pause of less than a second is reported when it begins.
    var reportsPauses = false

    /// A place in the life of a token request.
    enum StopPoint: String, Codable, Sendable {
        /// The intent is committed; the request hasn't left.
        case beforeSend
        /// The answer is there; it isn't committed.
        case afterAnswer
        /// The answer is committed; nobody has used it.
        case afterStore
    }

    /// Reads a file.
    static func read(from path: String) throws -> WorkerSettings {
        try JSONDecoder().decode(Self.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
    }

    /// Writes a file.
    func write(to path: String) throws {
        try JSONEncoder().encode(self).write(to: URL(fileURLWithPath: path))
    }
}
