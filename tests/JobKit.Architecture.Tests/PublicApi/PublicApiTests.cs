using System.Reflection;

namespace JobKit.Architecture.Tests.PublicApi;

public sealed class PublicApiTests
{
    private const string AcceptCommand = "./eng/accept-api.sh";

    public static TheoryData<string> Packages => new(Repository.Packages);

    [Theory]
    [MemberData(nameof(Packages))]
    public void The_public_API_is_the_approved_one(string package)
    {
        var approvedFile = Path.Combine(Repository.Root, "src", package, "PublicApi.txt");
        var actual = ApiText.Of(Assembly.Load(package));
        if (Environment.GetEnvironmentVariable("JOBKIT_ACCEPT") == "1")
        {
            File.WriteAllText(approvedFile, actual);
        }

        var approved = File.Exists(approvedFile) ? File.ReadAllText(approvedFile) : "";

        var difference = LineDiff.Of(approved, actual);
        if (difference.Length > 0)
        {
            Assert.Fail(
                $"{package} offers something else than src/{package}/PublicApi.txt says:\n{difference}\n"
                + $"A change of the public API is a decision: accept it with '{AcceptCommand}', and commit the file.");
        }
    }
}
