extension AuditOperation {
    /// A welcome mail was handed to a mail server, or given up.
    public static let mailSend = AuditOperation(rawValue: "mail.send")
    /// A welcome mail was asked for again.
    public static let mailResend = AuditOperation(rawValue: "mail.resend")
    /// What became of somebody's mail was looked at.
    public static let mailRead = AuditOperation(rawValue: "mail.read")
}
