import CRMGateway
import ConnectorKit
import CurlTransport
import Foundation
import MailTransport
import Workspace

extension MailSettings {
    /// The longest password, in bytes.
    private static let passwordBytesMax = 4_096

    /// What the library is told: files are read, and everything is checked before anything is sent.
    ///
    /// - Parameter authorities: files of authorities to be trusted besides the system's.
    /// - Throws: `CommandFailure`, which names the setting or the file.
    func setup(authorities: [String]) throws(CommandFailure) -> MailSetup {
        let sender = try sender(authorities)
        let fromBox = try mailbox(fromName, from, .smtpFrom)
        var replyToBox: MailMailbox?
        if let replyTo { replyToBox = try mailbox(nil, replyTo, .smtpReplyTo) }
        let template = try templateFolder.map { folder throws(CommandFailure) in
            try MailTemplateFolder(path: folder).template()
        }
        do {
            return try MailSetup(
                sender: sender, from: fromBox, replyTo: replyToBox, signInURL: signInURL, welcome: template ?? .welcome)
        } catch {
            throw .setting(.signInURL, "has to be an https address without a user or password in it.")
        }
    }

    private func sender(_ authorities: [String]) throws(CommandFailure) -> SMTPSender {
        var login: SMTPConfiguration.Login?
        if let user, let passwordFile {
            let password = try SecretFile(path: passwordFile, bytesMax: Self.passwordBytesMax).read()
            login = SMTPConfiguration.Login(user: user, password: password)
        }
        var configuration = SMTPConfiguration(host: host, port: port, security: security, login: login)
        configuration.extraAuthorities = authorities.map { .file(path: $0) }
        if let domain = from.split(separator: "@").last, domain.utf8.allSatisfy({ $0 < 0x80 }) {
            configuration.localName = String(domain)
        }
        do {
            return try SMTPSender(configuration)
        } catch {
            let settings: [String: Setting] = [
                "host": .smtpHost, "port": .smtpPort, "security": .smtpSecurity, "login": .smtpUser,
                "localName": .smtpFrom, "extraAuthorities": .extraAuthorities,
            ]
            throw .setting(settings[error.field] ?? .smtpHost, "can't be used: \(error.description).")
        }
    }

    private func mailbox(_ name: String?, _ address: String, _ setting: Setting) throws(CommandFailure) -> MailMailbox {
        do {
            return try MailMailbox(name: name, address: EmailAddress(address))
        } catch {
            let place = error.field == "name" ? Setting.smtpFromName : setting
            throw .setting(place, "can't be used: \(error.message)")
        }
    }
}
