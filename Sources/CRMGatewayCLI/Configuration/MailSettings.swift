import Foundation
import MailTransport

/// How welcome mails are sent, as configured; files aren't read yet.
struct MailSettings: Hashable, Sendable {
    let host: String
    let port: Int
    let security: SMTPConfiguration.Security
    let user: String?
    let passwordFile: String?
    let from: String
    let fromName: String?
    let replyTo: String?
    let signInURL: URL
    let templateFolder: String?
}
