using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Options;

namespace JobKit.Architecture.Tests.Catalogue;

public sealed class BindingTests
{
    /// <summary>Classes of options that are given in code, each for one thing.</summary>
    private static readonly string[] InCode = ["HandlerOptions", "EnqueueOptions", "BackfillOptions", "JobClientOptions", "JobStartOptions"];

    public static TheoryData<string> Keys => new(OptionApp.Options.Select(option => option.Key));

    [Theory]
    [MemberData(nameof(Keys))]
    public void A_key_of_the_configuration_is_seen_in_the_options(string key)
    {
        var option = OptionApp.Options.Single(it => it.Key == key);

        var seen = Candidates(option).Where(text => text != option.Default).Where(text => Seen(option, text) == text);

        seen.Should().NotBeEmpty("some value other than the default must come through");
    }

    [Fact]
    public void Every_class_of_options_of_every_package_has_its_section()
    {
        var bound = OptionApp.Options.Select(option => option.Property.DeclaringType!).ToHashSet();

        Repository.Packages.SelectMany(package => Assembly.Load(package).GetExportedTypes())
            .Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal) && !bound.Contains(type) && !InCode.Contains(type.Name, StringComparer.Ordinal))
            .Should().BeEmpty("an option that no configuration can set must be decided: bind it with BindJobKit, or list it here");
    }

    [Fact]
    public void What_a_section_leaves_to_code_holds_code()
    {
        var bound = OptionApp.Options.Select(option => option.Property).ToHashSet();

        OptionApp.Options.Select(option => option.Property.DeclaringType!).Distinct()
            .SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
            .Where(property => !bound.Contains(property)).Select(property => $"{property.DeclaringType!.Name}.{property.Name}")
            .Should().BeEquivalentTo("JobOptions.SerializerOptions", "AlertOptions.Jobs", "BackupOptions.Sink", "BackupOptions.Encrypt", "BackupOptions.Decrypt");
    }

    private static string? Seen(JobKitOption option, string text)
    {
        try
        {
            return Text(option.Property.GetValue(OptionApp.Bound(option, text)));
        }
        catch (OptionsValidationException)
        {
            return null;
        }
    }

    // The ends of the range; one of them may contradict another key's default.
    private static string[] Candidates(JobKitOption option)
    {
        var type = Nullable.GetUnderlyingType(option.Property.PropertyType) ?? option.Property.PropertyType;
        var (must, _) = OptionRange.Of(option);
        var ends = must.StartsWith("between ", StringComparison.Ordinal) ? must["between ".Length..].Split(" and ") : [];
        return type.IsEnum ? option.Kind.Split(" or ")
            : type == typeof(bool) ? ["true", "false"]
            : [.. ends, "200", "12.5", "some-name", "a secret of more than thirty-two bytes", "https://app.example/door", "https://app.example", Path.GetTempPath()];
    }

    private static string Text(object? value) => value switch
    {
        TimeSpan span => span.ToString("c", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        Enum choice => char.ToLowerInvariant(choice.ToString()[0]) + choice.ToString()[1..],
        IEnumerable<string> list => list.Single(),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
