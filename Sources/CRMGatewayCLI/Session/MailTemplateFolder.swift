import Foundation
import Workspace

/// A folder with the welcome mail's template in three files.
struct MailTemplateFolder {
    let path: String

    /// Reads and checks it.
    ///
    /// - Throws: `CommandFailure`, which names the file.
    func template() throws(CommandFailure) -> MailTemplate {
        var subject = try text("welcome.subject.txt")
        while subject.last?.isNewline == true { subject.removeLast() }
        do {
            return try MailTemplate(subject: subject, text: try text("welcome.txt"), html: try text("welcome.html"))
        } catch let error as CommandFailure {
            throw error
        } catch let error as InvalidValue {
            throw failure(error.message, error.nextStep, code: error.code)
        } catch {
            throw failure("can't be used.", "Check its three files.")
        }
    }

    private func text(_ name: String) throws(CommandFailure) -> String {
        guard let handle = FileHandle(forReadingAtPath: "\(path)/\(name)"),
            let bytes = try? handle.read(upToCount: MailTemplate.partBytesMax + 1),
            bytes.count <= MailTemplate.partBytesMax, let text = String(validating: bytes, as: UTF8.self)
        else {
            throw failure(
                "The file \(path)/\(name) can't be read, is no UTF-8, or has more than \(MailTemplate.partBytesMax) bytes.",
                "Put welcome.subject.txt, welcome.txt and welcome.html into the folder of mail_template_dir.")
        }
        return text
    }

    private func failure(_ message: String, _ nextStep: String, code: String = "mail_template_unreadable")
        -> CommandFailure
    {
        CommandFailure(.usage, code: code, message, nextStep: nextStep)
    }
}
