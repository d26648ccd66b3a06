/// What hands a mail to a mail server; a host may bring its own.
public protocol MailSender: Sendable {
    /// Sends one message to its one recipient.
    ///
    /// It returns once a server has taken responsibility for the message. It tries once: when to try again is the
    /// caller's decision. It ends within a time limit of its own, whether or not the task is cancelled: a message that is
    /// on its way is better finished than sent twice.
    ///
    /// - Throws: `MailFailure`; of kind `outcomeUnknown` where the message may have been taken.
    func send(_ message: MailMessage) async throws(MailFailure)
}
