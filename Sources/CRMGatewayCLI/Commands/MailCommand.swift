import ArgumentParser

/// Welcome mails.
struct MailCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mail", abstract: "Send the welcome mails that are due.", subcommands: [MailDeliverCommand.self])
}
