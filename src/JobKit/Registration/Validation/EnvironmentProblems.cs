using JobKit.Migration;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Wrong environment variables, told at the host's start together with wrong options.</summary>
internal sealed class EnvironmentProblems(IReadOnlyList<string> problems) : IValidateOptions<MigrationOptions>
{
    public ValidateOptionsResult Validate(string? name, MigrationOptions options) => OptionProblems.Of(problems);
}
