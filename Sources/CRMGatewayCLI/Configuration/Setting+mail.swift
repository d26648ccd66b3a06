import MailTransport

/// How welcome mails are sent. The password stands in a file, never in a setting (T-12).
extension Setting {
    static let smtpHost = Setting(
        "smtp_host", .text,
        "The mail server that welcome mails are handed to. Without it they are kept as *not configured*.")
    static let smtpPort = Setting(
        "smtp_port", .number, standard: "by `smtp_security`: 587, 465 or 25", "The mail server's port.")
    static let smtpSecurity = Setting(
        "smtp_security", standard: "`starttls`",
        "`starttls` (refused where the server doesn't offer it), `tls` from the first byte, or `plain` for a server on this "
            + "machine.")
    static let smtpUser = Setting("smtp_user", .text, "Who logs in at the mail server.")
    static let smtpPasswordFile = Setting(
        "smtp_password_file", .text, "The file, mode 0600, that holds the password and nothing else.")
    static let smtpFrom = Setting("smtp_from", .text, "The address that welcome mails come from.")
    static let smtpFromName = Setting("smtp_from_name", .text, "The name beside that address.")
    static let smtpReplyTo = Setting("smtp_reply_to", .text, "The address that answers go to.")
    static let signInURL = Setting(
        "sign_in_url", .text, "Where people sign in: the https address that a welcome mail links to.")
    static let mailTemplates = Setting(
        "mail_template_dir", .text, standard: "the built-in text",
        "A folder with the welcome mail's template: `welcome.subject.txt`, `welcome.txt` and `welcome.html`.")

    /// Those of mail, in the order of the documentation.
    static let mail: [Setting] = [
        smtpHost, smtpPort, smtpSecurity, smtpUser, smtpPasswordFile, smtpFrom, smtpFromName, smtpReplyTo, signInURL,
        mailTemplates,
    ]
}
