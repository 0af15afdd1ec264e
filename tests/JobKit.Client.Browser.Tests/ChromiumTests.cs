namespace JobKit.Client.Browser.Tests;

public sealed class ChromiumTests
{
    [Fact]
    public void A_missing_browser_is_a_skipped_test_unless_it_is_required()
    {
        Chromium.SkipReasonFor(location: null, required: false).Should().Contain("apt-get install chromium");
        Chromium.SkipReasonFor(location: null, required: true).Should().BeNull("the test runs, and fails");
        Chromium.SkipReasonFor("here", required: false).Should().BeNull();
    }

    [Fact]
    public void The_browser_is_the_one_that_is_named_or_the_first_on_the_path()
    {
        var folder = Directory.CreateTempSubdirectory("jobkit-");
        try
        {
            var browser = Path.Combine(folder.FullName, "chromium");
            File.WriteAllText(browser, "");

            Chromium.Find(named: browser, path: null).Should().Be(browser);
            Chromium.Find(named: browser + "-no", path: folder.FullName).Should().BeNull("another is not what was asked for");
            Chromium.Find(named: null, path: "/no/such/folder" + Path.PathSeparator + folder.FullName).Should().Be(browser);
            Chromium.Find(named: "", path: "").Should().BeNull();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
