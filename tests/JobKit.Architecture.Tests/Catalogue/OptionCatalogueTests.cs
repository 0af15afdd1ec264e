namespace JobKit.Architecture.Tests.Catalogue;

public sealed class OptionCatalogueTests
{
    private const string AcceptCommand = "./eng/accept-options.sh";
    private const string Catalogue = "src/JobKit/Registration/Configuration/options.json";
    private const string Page = "docs/reference/configuration.md";

    [Fact]
    public void The_catalogue_that_the_core_carries_is_what_the_classes_say() => Check(Catalogue, _ => OptionJson.Of(OptionRows.All));

    [Fact]
    public void The_reference_says_what_the_classes_say() => Check(Page, page => OptionMarkdown.Page(page, OptionRows.All));

    [Fact]
    public void Every_key_is_explained_in_a_sentence()
    {
        OptionRows.All.Where(row => row.Sentence.Length < 20 || !row.Sentence.EndsWith('.')).Select(row => row.Option.Key).Should().BeEmpty();
    }

    [Fact]
    public void Every_number_and_time_span_has_a_range_and_a_mend()
    {
        OptionRows.All.Where(row => (row.Type == typeof(int) || row.Type == typeof(double) || row.Type == typeof(TimeSpan)) && (row.Must.Length == 0 || row.Mend.Length == 0))
            .Select(row => row.Option.Key).Should().BeEmpty();
    }

    private static void Check(string path, Func<string, string> make)
    {
        var file = Path.Combine(Repository.Root, path);
        var actual = make(File.ReadAllText(file));
        if (Environment.GetEnvironmentVariable("JOBKIT_ACCEPT") == "1")
        {
            File.WriteAllText(file, actual);
        }

        File.ReadAllText(file).Should().Be(actual, $"{path} is made from the classes: run '{AcceptCommand}' and commit it");
    }
}
