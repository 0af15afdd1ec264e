using JobKit;
using JobKit.Migration;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Section <c>JobKit:Backup</c>, and what <c>AddBackup</c> said.</summary>
internal sealed class BackupOptionsValidator : IValidateOptions<BackupOptions>
{
    public ValidateOptionsResult Validate(string? name, BackupOptions options) => OptionProblems.Of(
    [
        options is { Directory: not null, Sink: not null } ? "JobKit:Backup:Directory and BackupOptions.Sink are both set. Only one may be. Remove the other." : null,
        options.Directory is { } directory && !Directory.Exists(directory)
            ? $"JobKit:Backup:Directory is \"{NameText.Shown(directory)}\". It must be a directory that exists. Make it, or set another."
            : null,
        options.Encrypt is null == options.Decrypt is null
            ? null
            : "BackupOptions.Encrypt and BackupOptions.Decrypt belong together, and one of them is missing. Set both, or neither.",
    ]);
}
