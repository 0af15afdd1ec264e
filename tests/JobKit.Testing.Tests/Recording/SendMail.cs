namespace JobKit.Testing.Recording;

[JobType("mail.send")]
internal sealed record SendMail(string To);
