#include "app/settings.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace hj {
namespace {

class SettingsFile : public testing::Test {
 protected:
  std::string write(const std::string& words) {
    std::ofstream(path_) << words;
    return path_;
  }
  std::string fault(const std::string& words) {
    const auto loaded = load_settings(write(words), nullptr);
    return loaded ? "none" : loaded.error().what.substr(path_.size());
  }
  ~SettingsFile() override { std::filesystem::remove(path_); }
  std::string path_ = (std::filesystem::temp_directory_path() /
                       ("hj-settings-" + std::to_string(getpid()) + ".toml"))
                          .string();
};

TEST_F(SettingsFile, TheFileThatShipsSaysTheDefaults) {
  const auto shipped = load_settings("data/config/hapjong.toml", nullptr);
  ASSERT_TRUE(shipped) << shipped.error().what;
  const auto none = load_settings(write(""), nullptr);
  ASSERT_TRUE(none);
  ASSERT_EQ(shipped->all.size(), none->all.size());
  for (std::size_t i = 0; i < none->all.size(); ++i) {
    EXPECT_EQ(shipped->all[i].value, none->all[i].value) << none->all[i].key;
    EXPECT_TRUE(shipped->all[i].source.starts_with("data/config/hapjong.toml:"))
        << none->all[i].key << " is not in the file that ships";
  }
}

TEST_F(SettingsFile, TheEnvironmentGoesOverTheFile) {
  const std::string path = write("[serve]\nport = 9000\naddress = \"::1\"\n");
  const char* const environment[] = {"PATH=/bin", "HAPJONG_SERVE_PORT=9001",
                                     "HAPJONG_ACCESS_HOSTS=a.example,b.example", nullptr};
  const auto loaded = load_settings(path, environment);
  ASSERT_TRUE(loaded) << loaded.error().what;
  EXPECT_EQ(loaded->settings.serve_port, 9001U);
  EXPECT_EQ(loaded->settings.serve_address, "::1");
  EXPECT_EQ(loaded->settings.access_hosts, (std::vector<std::string>{"a.example", "b.example"}));
  EXPECT_EQ(loaded->settings.store_path, "hapjong.db");
}

TEST_F(SettingsFile, AMistakeIsNamedWithItsLine) {
  EXPECT_EQ(fault("[serve]\nport = 70000\n"),
            ":2: serve.port must be a whole number from 0 to 65535");
  EXPECT_EQ(fault("\n[serve]\nprot = 1\n"), ":3: serve.prot is no key of ours");
  EXPECT_EQ(fault("port = 1\n"), ":1: port: is no [section] of ours");
  EXPECT_EQ(fault("[access]\nread = \"maybe\"\n"), ":2: access.read must be \"open\" or \"token\"");
  EXPECT_EQ(fault("[access]\nhosts = [1]\n"),
            ":2: access.hosts must be a list of host names without port");
  EXPECT_NE(fault("[serve\n"), "none");
  const auto missing = load_settings(path_ + ".none", nullptr);
  ASSERT_FALSE(missing);
  EXPECT_TRUE(missing.error().what.starts_with(path_ + ".none")) << missing.error().what;
  const char* const environment[] = {"HAPJONG_LOG_FORM=loud", nullptr};
  const auto loud = load_settings(write(""), environment);
  ASSERT_FALSE(loud);
  EXPECT_EQ(loud.error().what, "HAPJONG_LOG_FORM: must be \"off\", \"text\" or \"json\"");
  const char* const slip[] = {"HAPJONG_SERVE_PROT=1", nullptr};
  const auto slipped = load_settings(write(""), slip);
  ASSERT_FALSE(slipped);
  EXPECT_EQ(slipped.error().what, "HAPJONG_SERVE_PROT is no key of ours");
  const char* const others[] = {"HAPJONG_QUEUE=nats://q", "HAPJONG_SERVICE_HOST=10.0.0.1", nullptr};
  EXPECT_TRUE(load_settings(write(""), others));
}

}  // namespace
}  // namespace hj
