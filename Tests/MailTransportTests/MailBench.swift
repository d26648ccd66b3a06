import ConnectorKit
import CurlTransport
import Foundation
import MailServer
import MailTransport
import Testing
import Workspace

/// A server with a certificate, and a sender that trusts it.
struct MailBench: Sendable {
    let folder: String
    let certificates: String
    let server: MailServer

    init(
        _ kind: MailCertificates.Kind = .good, _ change: (inout MailServerPlan) -> Void = { _ in }
    ) throws {
        folder = FileManager.default.temporaryDirectory.path + "/mail-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        certificates = try MailCertificates.make(kind, in: folder)
        var plan = MailServerPlan(certificateFolder: certificates)
        change(&plan)
        server = try MailServer(plan)
    }

    func end() {
        try? FileManager.default.removeItem(atPath: folder)
    }

    func configuration(
        _ security: SMTPConfiguration.Security = .startTLS, login: SMTPConfiguration.Login? = nil
    ) -> SMTPConfiguration {
        var configuration = SMTPConfiguration(host: "localhost", port: server.port, security: security, login: login)
        configuration.extraAuthorities = [.file(path: certificates + "/authority.pem")]
        return configuration
    }

    func send(
        _ message: MailMessage, _ security: SMTPConfiguration.Security = .startTLS,
        login: SMTPConfiguration.Login? = nil, _ change: (inout SMTPConfiguration) -> Void = { _ in }
    ) async throws {
        var configuration = configuration(security, login: login)
        change(&configuration)
        try await SMTPSender(configuration).send(message)
    }

    /// What the sending of a usual message threw.
    func failure(
        _ security: SMTPConfiguration.Security = .startTLS, login: SMTPConfiguration.Login? = nil,
        _ change: (inout SMTPConfiguration) -> Void = { _ in }
    ) async throws -> MailFailure {
        do {
            try await send(try Letter.make(), security, login: login, change)
        } catch let failure as MailFailure {
            return failure
        }
        throw MailServerFailure(description: "nothing was thrown")
    }
}
