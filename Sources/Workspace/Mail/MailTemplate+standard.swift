extension MailTemplate {
    /// The welcome mail, where a host brings none of its own.
    public static let welcome = MailTemplate(
        unchecked: "Welcome to {{organization}}",
        """
        Hello {{first_name}},

        an account for {{email}} has been made for you in {{organization}}.

        Sign in here:
        {{sign_in_url}}

        If you did not expect this message, you can ignore it: nothing happens until somebody signs in.

        """,
        """
        <!DOCTYPE html>
        <html lang="en">
        <body>
        <p>Hello {{first_name}},</p>
        <p>an account for {{email}} has been made for you in {{organization}}.</p>
        <p><a href="{{sign_in_url}}">Sign in</a></p>
        <p>If you did not expect this message, you can ignore it: nothing happens until somebody signs in.</p>
        </body>
        </html>

        """)
}
