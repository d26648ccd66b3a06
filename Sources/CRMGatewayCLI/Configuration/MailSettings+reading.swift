import Foundation
import MailTransport

extension MailSettings {
    private static let portMax = 65_535

    /// Reads the settings of mail; `nil` where there is no mail server.
    ///
    /// - Throws: `CommandFailure`, which names the setting.
    static func read(_ reader: SettingsReader) throws(CommandFailure) -> MailSettings? {
        guard let host = reader.text(.smtpHost) else {
            // Half of it is a slip, not a wish for no mail.
            if let left = [Setting.smtpUser, .smtpPasswordFile, .smtpFrom].first(where: { reader.text($0) != nil }) {
                throw .setting(left, "needs smtp_host beside it.")
            }
            return nil
        }
        let security = try security(reader)
        guard let from = reader.text(.smtpFrom) else { throw .setting(.smtpFrom, "is needed beside smtp_host.") }
        guard let signIn = reader.text(.signInURL), let signInURL = URL(string: signIn) else {
            throw .setting(.signInURL, "has to be an https address, and is needed beside smtp_host.")
        }
        let (user, passwordFile) = (reader.text(.smtpUser), reader.text(.smtpPasswordFile))
        guard (user == nil) == (passwordFile == nil) else {
            throw .setting(user == nil ? .smtpUser : .smtpPasswordFile, "is needed: user and password go together.")
        }
        return MailSettings(
            host: host, port: try reader.number(.smtpPort, in: 1...portMax, default: security.usualPort),
            security: security, user: user, passwordFile: passwordFile, from: from,
            fromName: reader.text(.smtpFromName), replyTo: reader.text(.smtpReplyTo), signInURL: signInURL,
            templateFolder: reader.text(.mailTemplates))
    }

    private static func security(_ reader: SettingsReader) throws(CommandFailure) -> SMTPConfiguration.Security {
        guard let word = reader.text(.smtpSecurity) else { return .startTLS }
        guard let security = SMTPConfiguration.Security(rawValue: word) else {
            let known = SMTPConfiguration.Security.allCases.map(\.rawValue).joined(separator: ", ")
            throw .setting(.smtpSecurity, "has to be one of: \(known).")
        }
        return security
    }
}
