namespace JobKit.Tests.Migration.Act.Backup;

/// <summary>A payload with a secret in it.</summary>
[JobType("login")]
internal sealed record Login(string User, [property: JobSecret] string Password);
