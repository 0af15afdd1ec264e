using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Tells the texts of a section that are no values of their keys.</summary>
internal sealed class SectionValidator<TOptions>(OptionSection<TOptions> section, SectionSource<TOptions> source) : IValidateOptions<TOptions>
    where TOptions : class, new()
{
    public ValidateOptionsResult Validate(string? name, TOptions options) =>
        section.IsNamed == string.IsNullOrEmpty(name) ? ValidateOptionsResult.Skip : OptionProblems.Of(section.Read(source.Values, name!).Problems);
}
