namespace JobKit.EntityFrameworkCore.Tests.Join;

internal sealed record SendMail(string To);
