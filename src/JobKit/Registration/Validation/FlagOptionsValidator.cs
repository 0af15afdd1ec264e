using JobKit.Migration;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Section <c>JobKit:Flags:{name}</c>.</summary>
internal sealed class FlagOptionsValidator : IValidateOptions<FlagOptions>
{
    public ValidateOptionsResult Validate(string? name, FlagOptions options) =>
        OptionProblems.Of(FeatureFlagCheck.Problems(options.Flag(name!)).Select(problem => $"JobKit:Flags:{JobKit.NameText.Shown(name!)}: {problem}"));
}
