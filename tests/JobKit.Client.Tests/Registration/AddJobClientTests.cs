using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace JobKit.Client.Tests;

public sealed class AddJobClientTests
{
    [Theory]
    [InlineData(null, null, "BaseAddress is missing")]
    [InlineData("api/jobs", null, "BaseAddress is \"api/jobs\"")]
    [InlineData("ftp://shop.example/", null, "BaseAddress is \"ftp://shop.example/\"")]
    [InlineData("https://shop.example/?a=b", null, "BaseAddress is \"https://shop.example/?a=b\"")]
    [InlineData("https://shop.example/", "flags", "FlagsAddress is \"flags\"")]
    public void A_wrong_address_is_told_with_its_mend(string? jobs, string? flags, string sentence)
    {
        var services = new ServiceCollection();
        services.AddJobClient(options => (options.BaseAddress, options.FlagsAddress) = (UriOf(jobs), UriOf(flags)));

        var asking = () => services.BuildServiceProvider().GetRequiredService<IJobClient>();

        asking.Should().Throw<OptionsValidationException>().Which.Message.Should().Contain(sentence).And.Contain("Set it to");
    }

    [Theory]
    [InlineData("https://shop.example/api/jobs", null, "https://shop.example/api/feature-flags/")]
    [InlineData("https://shop.example/api/jobs/", null, "https://shop.example/api/feature-flags/")]
    [InlineData("https://shop.example/api/jobs/", "https://flags.example/f", "https://flags.example/f/")]
    public void Flags_are_beside_the_jobs_unless_it_is_said_otherwise(string jobs, string? flags, string address)
    {
        Addresses.FlagsOf(new() { BaseAddress = UriOf(jobs), FlagsAddress = UriOf(flags) }).ToString().Should().Be(address);
    }

    private static Uri? UriOf(string? text) => text is null ? null : new(text, UriKind.RelativeOrAbsolute);
}
