using System.Reflection;
using System.Runtime.CompilerServices;

namespace JobKit.Architecture.Tests.Packages;

public sealed class DependencyTests
{
    public static TheoryData<string> Packages => new(Repository.Packages);

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_depends_only_on_what_was_decided(string package)
    {
        var project = ProjectFile.Parse(Repository.Read($"src/{package}/{package}.csproj"));

        AllowedReferences.Breaches(package, project).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Packages))]
    public void A_package_shows_its_internals_to_its_own_tests_benchmarks_simulator_and_kill_harness_alone(string package)
    {
        Assembly.Load(package).GetCustomAttributes<InternalsVisibleToAttribute>().Select(friend => friend.AssemblyName)
            .Should().BeSubsetOf([$"{package}.Tests", $"{package}.Benchmarks", $"{package}.RolloutLab", $"{package}.Chaos"]);
    }

    [Fact]
    public void References_of_every_kind_are_read()
    {
        var project = ProjectFile.Parse(
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <ItemGroup>
                <PackageReference Include="A.B" />
                <PackageReference Update="Changed" PrivateAssets="all" />
                <FrameworkReference Include="F" />
                <ProjectReference Include="..\JobKit\JobKit.csproj" />
              </ItemGroup>
            </Project>
            """);

        project.References.Should().Equal("A.B", "F", "JobKit");
    }

    [Fact]
    public void An_undecided_reference_and_an_unknown_package_are_breaches()
    {
        AllowedReferences.Breaches("JobKit.Testing", new ProjectFile(["JobKit", "xunit"])).Should().ContainSingle().Which.Should().Contain("xunit");
        AllowedReferences.Breaches("JobKit.Attic", new ProjectFile([])).Should().ContainSingle();
    }
}
